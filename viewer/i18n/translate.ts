import type { Language } from './language.ts'
import { WORDS, type WordKey } from './words.ts'

export type Fillings = Readonly<Record<string, string | number>>

/** The words for a key, with every `{name}` filled in. */
export function translate(language: Language, key: WordKey, fillings: Fillings = {}): string {
  const text = WORDS[key][language === 'zh' ? 0 : 1]
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(fillings[name] ?? whole))
}
