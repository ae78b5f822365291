import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { POINT } from '../geometry/shape.ts'
import { worldX, worldY } from '../geometry/world.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

const points = new Growable(Int32Array)
const shapes = new Growable(Int32Array)

/** Visits the slots of all rows that meet a box in degrees, each once, and of some that do not. */
export function visitSlotsInBox(
  mirror: LayerMirror,
  [west, south, east, north]: BboxLonLat,
  visit: (slot: number) => void,
): void {
  const box = [worldX(west), worldY(north), worldX(east), worldY(south)] as const
  const { kinds } = mirror.columns
  points.length = 0
  shapes.length = 0
  mirror.searchPoints([...box], points)
  mirror.searchShapes([...box], shapes)
  for (let i = 0; i < points.length; i++) if (kinds[points.values[i]!] === POINT) visit(points.values[i]!)
  for (let i = 0; i < shapes.length; i++) visit(shapes.values[i]!)
}
