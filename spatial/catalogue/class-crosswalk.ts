/** Which classes of two editions mean the same things. */
import { readFileSync } from 'node:fs'
import type { BookId } from './class-book.ts'

/** How the target class relates to the source: the same things, only some of them, or more than them. */
export const CROSSWALK_RELATIONS = ['same', 'narrower', 'broader'] as const
export type CrosswalkRelation = (typeof CROSSWALK_RELATIONS)[number]

export interface ClassCrosswalk {
  from: BookId
  to: BookId
  /** By meaning; a class without a counterpart is absent. */
  pairs: { from: string; to: string; relation: CrosswalkRelation }[]
}

export const componentCrosswalk = (): ClassCrosswalk =>
  JSON.parse(readFileSync(new URL('books/crosswalk-cjt214-gbt30428.json', import.meta.url), 'utf8'))
