import { badgeId, findingMarkId, haloId, PIN_ID, stateMarkId } from '../../viewer/symbols/badge-id.ts'
import { badgeShape } from '../../viewer/symbols/badges.ts'
import { circle, type Glyph } from '../../viewer/symbols/glyph.ts'
import { glyphFor } from '../../viewer/symbols/glyphs.ts'
import { FINDING_MARKS, MARK_SHAPE, PIN, STATE_MARKS } from '../../viewer/symbols/marks.ts'
import { inkOn } from '../../viewer/ui/contrast.ts'
import { neededBadges } from './badges.ts'
import type { SpriteImage } from './pack.ts'
import { paintBadge, paintDistances } from './paint.ts'

/** All images of one sprite. `outline` parts a symbol from what it stands on and from its neighbours. */
export function spriteImages(outline: string, ratio: number): SpriteImage[] {
  const badges = neededBadges()
  const majors = [...new Set(badges.map(badge => badge.majorCode))]
  const paint = (name: string, shape: string, fill: string, glyph: Glyph): SpriteImage => ({
    name,
    sdf: false,
    raster: paintBadge({ shape, glyph, fill, ink: inkOn(fill), outline }, ratio),
  })
  return [
    ...badges.map(key => paint(badgeId(key), badgeShape(key.majorCode), key.colour, glyphFor(key.symbol))),
    ...Object.entries(STATE_MARKS).map(([state, mark]) =>
      paint(stateMarkId(state), MARK_SHAPE, mark.colour, mark.glyph),
    ),
    ...Object.entries(FINDING_MARKS).map(([severity, mark]) =>
      paint(findingMarkId(severity), MARK_SHAPE, mark.colour, mark.glyph),
    ),
    paint(PIN_ID, PIN.shape, PIN.colour, { fill: circle(...PIN.dot) }),
    ...majors.map(code => ({ name: haloId(code), sdf: true, raster: paintDistances(badgeShape(code), ratio) })),
  ]
}
