import { perCommit } from '../database/per-commit.ts'
import type { Db } from '../database/schema.ts'
import { type PlaceOfGrid, placeOfGrid } from '../grids/place-of-grid.ts'
import { type ResponsibilityInWords, responsibilityInWords } from '../organisations/responsibility-in-words.ts'
import { responsibleUnit } from '../organisations/responsible-unit.ts'

/** Whose responsibility is asked for: a class of components in a grid, of an owner where one is known, on a day. */
export interface PlaceQuestion {
  classCode: string
  place: PlaceOfGrid
  ownerCode: string | null
  /** `2026-11-23` */
  on: string
}

/** What follows from a grid, a class and a day alone. */
export interface PlaceReader {
  placeOfGrid(gridCode: string): Promise<PlaceOfGrid | undefined>
  responsibility(question: PlaceQuestion): Promise<ResponsibilityInWords>
}

/** Asks the database each time. */
export const readingPlaces = (db: Db): PlaceReader => ({
  placeOfGrid: gridCode => placeOfGrid(db, gridCode),
  responsibility: question => responsibility(db, question),
})

async function responsibility(
  db: Db,
  { classCode, place: { community, managementArea }, ownerCode, on }: PlaceQuestion,
): Promise<ResponsibilityInWords> {
  const place = { communityCode: community.code, managementAreaCode: managementArea?.code ?? null }
  return responsibilityInWords(await responsibleUnit(db, { kind: 'component', classCode, place, ownerCode, on }))
}

/** All grids of a large city, and what is asked of them; some hundred bytes each. */
const GRIDS_KEPT = 10_000
const RESPONSIBILITIES_KEPT = 20_000

/** Remembers what was answered until something is published. `commit` is the last commit that is known of. */
export function rememberedPlaces(db: Db, commit: () => number): PlaceReader {
  const placeOf = perCommit(placeOfGrid, { answers: GRIDS_KEPT, commit })
  const responsibilityOf = perCommit(responsibility, {
    answers: RESPONSIBILITIES_KEPT,
    identity: ({ classCode, place: { community, managementArea }, ownerCode, on }) =>
      [classCode, community.code, managementArea?.code, ownerCode, on].join(' '),
    commit,
  })
  return {
    placeOfGrid: gridCode => placeOf(db, gridCode),
    responsibility: question => responsibilityOf(db, question),
  }
}
