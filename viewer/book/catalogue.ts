import { badgeId } from '../symbols/badge-id.ts'

/** What the map needs to know of one minor class. */
export interface CatalogueClass {
  readonly code: string
  readonly symbol: string
}

/** What the map needs to know of one major class. */
export interface CatalogueMajor {
  readonly code: string
  readonly colour: string
  readonly classes: readonly CatalogueClass[]
}

/** Sprite image of each class code. */
export const badgesByClass = (majors: readonly CatalogueMajor[]): [string, string][] =>
  majors.flatMap(({ code: majorCode, colour, classes }) =>
    classes.map(({ code, symbol }): [string, string] => [code, badgeId({ majorCode, colour, symbol })]),
  )
