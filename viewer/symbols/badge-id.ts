/** What a badge is made of: the major class gives shape and colour, the minor class the glyph. */
export interface BadgeKey {
  readonly majorCode: string
  readonly colour: string
  readonly symbol: string
}

/** Name of a badge in the sprite. The colour is part of it because two class books may colour the same major differently. */
export const badgeId = ({ majorCode, colour, symbol }: BadgeKey): string => `${majorCode}-${colour.slice(1)}/${symbol}`

/** Name of the signed-distance shape that the style colours to mark a badge. */
export const haloId = (majorCode: string): string => `halo/${majorCode}`

/** Name of the small mark at a badge's corner for a component that is not intact. */
export const stateMarkId = (state: string): string => `state/${state}`

/** Name of the mark of an import's finding, by its severity. */
export const findingMarkId = (severity: string): string => `finding/${severity}`

/** Name of the pin that marks a place found by search. */
export const PIN_ID = 'pin'
