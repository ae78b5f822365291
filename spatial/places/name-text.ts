import { pinyinKeys, plainText } from './pinyin.ts'

/** Spaces and marks that people add or leave out: 嘉禾东路 (55号), 嘉禾东路-55号. */
const MARKS = /[\s·•.,;:!?'"’“”\-–—_/\\()[\]{}《》〈〉【】、。，；：！？]/g

/** A name as it is compared: full width made plain, small letters, no spaces or marks. */
export const comparable = (name: string): string => plainText(name).replace(MARKS, '')

/** What somebody typed, prepared once for comparing with every name. */
export interface NameQuery {
  text: string
  /** Nothing but letters and digits: may be pinyin or initials. */
  isLatin: boolean
  /** Pinyin of Chinese text, without spaces: the right sound in the wrong characters, as input methods offer them. */
  sound: string
}

export function nameQuery(typed: string): NameQuery {
  const text = comparable(typed)
  const isLatin = /^[a-z0-9]*$/.test(text)
  return { text, isLatin, sound: isLatin ? '' : pinyinKeys(text).pinyin.replaceAll(' ', '') }
}
