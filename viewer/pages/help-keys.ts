import type { WordKey } from '../i18n/words.ts'

/** Every key with what it does, in the order of use. */
export const HELP: readonly (readonly [keys: readonly string[], words: WordKey])[] = [
  [['/'], 'help.search'],
  [['Escape'], 'help.close'],
  [['+', '-'], 'help.zoom'],
  [['0'], 'tool.home'],
  [['l'], 'tool.locate'],
  [['c'], 'help.centre'],
  [['n'], 'help.nearest'],
  [['1', '2', '3', '4'], 'help.layers'],
  [['m', 'M'], 'help.measure'],
  [['Backspace', 'Enter'], 'help.measuring'],
  [['s'], 'tool.share'],
  [['p'], 'tool.print'],
  [['t'], 'help.appearance'],
  [['e'], 'help.language'],
  [['?'], 'help.help'],
]
