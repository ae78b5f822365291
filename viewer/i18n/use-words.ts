import { useLanguage } from './language.ts'
import { type Fillings, translate } from './translate.ts'
import type { WordKey } from './words.ts'

export interface Words {
  /** The words for a key. */
  (key: WordKey, fillings?: Fillings): string
  /** Whichever of two names the reader's language asks for. */
  readonly pick: (names: { readonly nameZh: string; readonly nameEn?: string | null }) => string
}

/** The reader's words. */
export function useWords(): Words {
  const language = useLanguage()
  const words = (key: WordKey, fillings?: Fillings) => translate(language, key, fillings)
  return Object.assign(words, {
    pick: ({ nameZh, nameEn }: { nameZh: string; nameEn?: string | null }) =>
      language === 'en' && nameEn ? nameEn : nameZh,
  })
}
