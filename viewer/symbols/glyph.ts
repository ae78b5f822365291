/**
 * A symbol drawn as SVG path data on a 24 × 24 grid, y down. `stroke` is drawn with round caps, `fill` by the even-odd
 * rule. The same data become the sprite of the map and the inline pictures of the class tree.
 */
export interface Glyph {
  readonly stroke?: string
  readonly fill?: string
}

/** Stroke width of every glyph on the 24 grid: 1.7 stays a clear line when a badge is 22 px wide. */
export const GLYPH_STROKE = 1.7

/** SVG path data of a full circle. */
export const circle = (cx: number, cy: number, r: number): string =>
  `M${cx - r} ${cy}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
