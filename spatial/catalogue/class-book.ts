/** Class books as data: what a book of component or event classes holds, and the books this system ships. */
import { readFileSync } from 'node:fs'

export const GEOMETRY_TYPES = ['point', 'line', 'area'] as const
export const ACCURACY_CLASSES = ['A', 'B', 'C'] as const
export const CLASS_ORIGINS = ['standard', 'local', 'assumed'] as const
export const CLASS_KINDS = ['component', 'event'] as const

export type GeometryType = (typeof GEOMETRY_TYPES)[number]
export type AccuracyClass = (typeof ACCURACY_CLASSES)[number]
export type ClassOrigin = (typeof CLASS_ORIGINS)[number]
export type ClassKind = (typeof CLASS_KINDS)[number]

/** A minor class (小类). `code` is major and minor together: `0102`. */
export interface MinorClass {
  code: string
  nameZh: string
  nameEn: string
  geometryType: GeometryType
  /** Largest positional error: A 0.5 m, B 1 m, C 10 m. Events have none. */
  accuracyClass: AccuracyClass | null
  /** `assumed`: the class or its code has not been confirmed from the text of the standard. */
  origin: ClassOrigin
  /** Who usually handles it, in the short words of the trade (供水, 市政, 属地). */
  typicalUnit: string
  /** Glyph inside the map symbol; no two classes of one major share it. */
  symbol: string
}

export interface MajorClass {
  code: string
  nameZh: string
  nameEn: string
  colour: string
  origin: ClassOrigin
  classes: MinorClass[]
}

export interface ClassBook {
  id: string
  kind: ClassKind
  standard: string
  titleZh: string
  titleEn: string
  /** What in this book is confirmed and what is not. */
  noteZh: string
  noteEn: string
  majors: MajorClass[]
}

/** Every book shipped, by file. Which two a city works with is a row of `city`. */
const BOOK_FILES = {
  'CJT214-2007': 'cjt214-2007.json',
  'CJT214-2007-events': 'cjt214-2007-events.json',
  'GBT30428.2-2013': 'gbt30428.2-2013.json',
  'GBT30428.2-2013-events': 'gbt30428.2-2013-events.json',
} as const

export type BookId = keyof typeof BOOK_FILES
export const BOOK_IDS = Object.keys(BOOK_FILES) as BookId[]

/** Reads one shipped book. */
export const classBook = (id: BookId): ClassBook =>
  JSON.parse(readFileSync(new URL(`books/${BOOK_FILES[id]}`, import.meta.url), 'utf8'))

export const minorClasses = (book: ClassBook): MinorClass[] => book.majors.flatMap(major => major.classes)
