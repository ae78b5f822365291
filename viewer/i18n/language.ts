import { createStore } from '../state/store.ts'
import { useStore } from '../state/use-store.ts'

export type Language = 'zh' | 'en'

const KEY = 'wangge.language'

/** Chinese first; what the reader chose last is kept in this browser. */
export const languageStore = createStore<Language>(globalThis.localStorage?.getItem(KEY) === 'en' ? 'en' : 'zh')

export const useLanguage = (): Language => useStore(languageStore, language => language)

export function switchLanguage(): void {
  languageStore.set(language => (language === 'zh' ? 'en' : 'zh'))
  localStorage.setItem(KEY, languageStore.get())
}
