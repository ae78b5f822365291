import { cardWords } from './card-words.ts'
import { exchangeWords } from './exchange-words.ts'
import { imageryWords } from './imagery-words.ts'
import { mapWords } from './map-words.ts'
import { searchWords } from './search-words.ts'
import { toolWords } from './tool-words.ts'

/** One entry in both languages: Chinese, then English. `{name}` is filled in. */
export type Entry = readonly [zh: string, en: string]

/** Every word of the interface. Data (names of classes, units, places) come from the API in both languages instead. */
export const WORDS = {
  ...mapWords,
  ...searchWords,
  ...cardWords,
  ...toolWords,
  ...exchangeWords,
  ...imageryWords,
} as const satisfies Record<string, Entry>

export type WordKey = keyof typeof WORDS
