import { type BboxLonLat, bboxUnion } from '../../spatial/geometry/bbox.ts'
import { latOfWorldY, lonOfWorldX, type WorldBox } from '../geometry/world.ts'

/** More boxes than this are told as the one around them: a map then simply asks for all its tiles again. */
const MAX_EXTENTS = 64

export const degreesOf = ([minX, minY, maxX, maxY]: WorldBox): BboxLonLat => [
  lonOfWorldX(minX),
  latOfWorldY(maxY),
  lonOfWorldX(maxX),
  latOfWorldY(minY),
]

/** Boxes without repeats, few enough to send. */
export function fewExtents(extents: readonly BboxLonLat[]): BboxLonLat[] {
  const different = [...new Map(extents.map(extent => [extent.join(), extent])).values()]
  return different.length > MAX_EXTENTS ? [different.reduce(bboxUnion)] : different
}
