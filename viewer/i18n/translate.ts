import type { Language } from './language.ts'
import { type Entry, WORDS, type WordKey } from './words.ts'

export type Fillings = Readonly<Record<string, string | number>>

/** The words for a key, with every `{name}` filled in. */
export const translate = (language: Language, key: WordKey, fillings?: Fillings): string =>
  filled(language, WORDS[key], fillings)

/** An entry in a language, with every `{name}` filled in. */
export function filled(language: Language, entry: Entry, fillings: Fillings = {}): string {
  const text = entry[language === 'zh' ? 0 : 1]
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole))
}
