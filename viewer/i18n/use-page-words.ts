import { useLanguage } from './language.ts'
import { type Fillings, filled } from './translate.ts'
import { useWords, type Words } from './use-words.ts'
import type { Entry, WordKey } from './words.ts'

export interface PageWords<Key extends string> extends Pick<Words, 'pick'> {
  (key: Key | WordKey, fillings?: Fillings): string
}

/** The reader's words, with those of a page that brings its own: what only one page says is not loaded with the map. */
export function usePageWords<Key extends string>(own: Readonly<Record<Key, Entry>>): PageWords<Key> {
  const language = useLanguage()
  const shared = useWords()
  const words = (key: Key | WordKey, fillings?: Fillings) =>
    key in own ? filled(language, own[key as Key], fillings) : shared(key as WordKey, fillings)
  return Object.assign(words, { pick: shared.pick })
}
