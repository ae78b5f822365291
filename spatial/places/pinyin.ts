import { pinyin } from 'pinyin-pro'

/** What a name is found by when it is typed without Chinese characters. */
export interface PinyinKeys {
  /** Syllables without tones, lower case, one space between: `jia he dong lu 55 hao`. The spaces keep syllables apart for matching. */
  pinyin: string
  /** First letters, with numbers and Latin words whole and no spaces: `jhdl55h`. */
  pinyinInitials: string
}

/**
 * The one way a Chinese name becomes its two search columns, `pinyin` and `pinyin_initials` of roads and places. They are
 * filled when a row is written, so that a search never transliterates. ü is spelt v, as keyboards do; readings follow the
 * word (重庆路 is chong qing lu).
 */
export function pinyinKeys(name: string): PinyinKeys {
  const words: string[] = []
  let initials = ''
  for (const part of pinyin(plainText(name), { toneType: 'none', type: 'all', nonZh: 'consecutive', v: true })) {
    const found = part.isZh ? [part.pinyin] : (part.origin.match(/[a-z0-9]+/g) ?? [])
    words.push(...found)
    initials += part.isZh ? part.pinyin.slice(0, 1) : found.join('')
  }
  return { pinyin: words.join(' '), pinyinInitials: initials }
}

/** Full-width letters and digits become plain ones (１２ → 12), capitals small. */
export const plainText = (text: string): string => text.normalize('NFKC').toLowerCase()
