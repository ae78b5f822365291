import { CITY_GLYPHS } from './city-glyphs.ts'
import { COVER_GLYPHS } from './cover-glyphs.ts'
import type { Glyph } from './glyph.ts'
import { PLACE_GLYPHS } from './place-glyphs.ts'
import { ROAD_GLYPHS } from './road-glyphs.ts'
import { UTILITY_GLYPHS } from './utility-glyphs.ts'

/** Every glyph by the symbol name that the class books use. */
export const GLYPHS: Readonly<Record<string, Glyph>> = {
  ...COVER_GLYPHS,
  ...UTILITY_GLYPHS,
  ...ROAD_GLYPHS,
  ...CITY_GLYPHS,
  ...PLACE_GLYPHS,
}

/** The glyph of a symbol name; a name that is not drawn yet gets a plain disc, so that nothing vanishes from the map. */
export const glyphFor = (symbol: string): Glyph => GLYPHS[symbol] ?? GLYPHS.generic!
