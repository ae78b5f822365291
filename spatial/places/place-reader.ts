import { perCommit } from '../database/per-commit.ts'
import type { Db } from '../database/schema.ts'
import { type PlaceOfGrid, placeOfGrid } from '../grids/place-of-grid.ts'
import { type ResponsibilityInWords, responsibilityInWords } from '../organisations/responsibility-in-words.ts'
import { type ClassQuestion, decideAmong, type RuleOfClass, rulesOfClass } from '../organisations/responsible-unit.ts'

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
export const readingPlaces = (db: Db): PlaceReader =>
  placeReader(
    code => placeOfGrid(db, code),
    question => rulesOfClass(db, question),
  )

function placeReader(
  placeOf: PlaceReader['placeOfGrid'],
  rulesOf: (question: ClassQuestion) => Promise<RuleOfClass[]>,
): PlaceReader {
  return {
    placeOfGrid: placeOf,
    async responsibility({ classCode, place: { community, managementArea }, ownerCode, on }) {
      const place = { communityCode: community.code, managementAreaCode: managementArea?.code ?? null }
      const rules = await rulesOf({ kind: 'component', classCode, on })
      return responsibilityInWords(decideAmong(rules, { kind: 'component', place, ownerCode }))
    },
  }
}

/** All grids of a large city, and the rules of all classes; some hundred bytes each. */
const GRIDS_KEPT = 10_000
const CLASSES_KEPT = 500

/** Remembers what was read until something is published. `commit` is the last commit that is known of. */
export function rememberedPlaces(db: Db, commit: () => number): PlaceReader {
  const placeOf = perCommit(placeOfGrid, { answers: GRIDS_KEPT, commit })
  const rulesOf = perCommit(rulesOfClass, {
    answers: CLASSES_KEPT,
    identity: ({ kind, classCode, on }) => [kind, classCode, on].join(' '),
    commit,
  })
  return placeReader(
    code => placeOf(db, code),
    question => rulesOf(db, question),
  )
}
