import { comparable, type NameQuery } from './name-text.ts'
import { forEachHit, type TextColumn, type TextHit, textColumn } from './text-column.ts'

/** What a row of the table is found by. */
export interface SearchableName {
  /** Name, aliases and codes. */
  names: readonly string[]
  /** As `pinyinKeys` writes them: syllables with one space between, and initials. Empty where nothing is pronounced. */
  pinyin: string
  pinyinInitials: string
}

export interface NameTable {
  size: number
  texts: TextColumn
  sounds: TextColumn
  /** 1 where a syllable begins in the haystack of sounds. */
  syllableStarts: Uint8Array
  initials: TextColumn
}

/**
 * How well a name answers what was typed; less is better. Characters go before sound, the whole before the beginning before
 * the middle; last the right sound in the wrong characters, as input methods offer them.
 */
export const QUALITY = {
  whole: 0,
  wholeSound: 1,
  beginning: 2,
  beginningOfSound: 3,
  middle: 4,
  middleOfSound: 5,
  middleOfInitials: 6,
  sameSound: 7,
  none: 255,
} as const

export function nameTable(rows: readonly SearchableName[]): NameTable {
  const sounds = textColumn(rows.map(({ pinyin }) => [pinyin.replaceAll(' ', '')]))
  const syllableStarts = new Uint8Array(sounds.haystack.length)
  for (const [row, { pinyin }] of rows.entries()) {
    let at = sounds.starts[row]!
    for (const syllable of pinyin.split(' ')) {
      syllableStarts[at] = 1
      at += syllable.length
    }
  }
  return {
    size: rows.length,
    texts: textColumn(rows.map(({ names }) => names.map(comparable))),
    sounds,
    syllableStarts,
    initials: textColumn(rows.map(({ pinyinInitials }) => [pinyinInitials])),
  }
}

/** Two letters are the least that mean a sound; one would fit half the city. */
const SHORTEST_SOUND = 2

/** The quality of each row, `QUALITY.none` where it does not fit. */
export function matchQualities(table: NameTable, { text, isLatin, sound }: NameQuery): Uint8Array {
  const qualities = new Uint8Array(table.size).fill(QUALITY.none)
  const improve = (row: number, quality: number) => {
    if (quality < qualities[row]!) qualities[row] = quality
  }
  forEachHit(table.texts, text, ({ row, isWhole, isAtBeginning }) =>
    improve(row, isWhole ? QUALITY.whole : isAtBeginning ? QUALITY.beginning : QUALITY.middle),
  )
  if (isLatin) matchSounds(table, text, improve)
  else if (sound.length > SHORTEST_SOUND) forEachSound(table, sound, ({ row }) => improve(row, QUALITY.sameSound))
  return qualities
}

function matchSounds(table: NameTable, typed: string, improve: (row: number, quality: number) => void): void {
  if (typed.length < SHORTEST_SOUND) return
  forEachHit(table.initials, typed, ({ row, isWhole, isAtBeginning }) =>
    improve(row, isWhole ? QUALITY.wholeSound : isAtBeginning ? QUALITY.beginningOfSound : QUALITY.middleOfInitials),
  )
  forEachSound(table, typed, ({ row, isWhole, isAtBeginning }) =>
    improve(row, isWhole ? QUALITY.wholeSound : isAtBeginning ? QUALITY.beginningOfSound : QUALITY.middleOfSound),
  )
}

/** Only whole syllables begin a sound: "an" is not in "tian". */
const forEachSound = ({ sounds, syllableStarts }: NameTable, sound: string, visit: (hit: TextHit) => void): void =>
  forEachHit(sounds, sound, hit => {
    if (syllableStarts[hit.at]) visit(hit)
  })
