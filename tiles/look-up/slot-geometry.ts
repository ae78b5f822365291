import type { MultiLineString, MultiPolygon, Position } from 'geojson'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { POINT, POLYGON } from '../geometry/shape.ts'
import type { DegreeColumns } from '../mirror/degree-columns.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

/** The exact positions of a layer that look-ups ask about. */
export function degreesOf({ columns: { degrees }, layer }: LayerMirror): DegreeColumns {
  if (!degrees) throw new Error(`The mirror keeps no degrees of ${layer.id}.`)
  return degrees
}

/** The box around what is in a slot, in degrees. */
export function bboxOfSlot(mirror: LayerMirror, slot: number): BboxLonLat {
  const degrees = degreesOf(mirror)
  if (mirror.columns.kinds[slot] !== POINT) return degrees.shapes.box(degrees.shapeOf(slot))
  const [lon, lat] = [degrees.lons[slot]!, degrees.lats[slot]!]
  return [lon, lat, lon, lat]
}

/** A line or an area as GeoJSON. */
export function shapeOfSlot(mirror: LayerMirror, slot: number): MultiLineString | MultiPolygon {
  const degrees = degreesOf(mirror)
  const { shapes } = degrees
  const shape = degrees.shapeOf(slot)
  const parts: Position[][][] = []
  const isArea = mirror.columns.kinds[slot] === POLYGON
  for (let path = shapes.firstPath(shape); path < shapes.endPath(shape); path++) {
    const positions = positionsOf(degrees, path)
    if (isArea) positions.push(positions[0]!)
    // a ring that winds the other way than the one it lies in is a hole of the part before
    if (isArea && shapes.isOuter(path)) parts.at(-1)!.push(positions)
    else parts.push([positions])
  }
  if (isArea) return { type: 'MultiPolygon', coordinates: parts }
  return { type: 'MultiLineString', coordinates: parts.map(([line]) => line!) }
}

function positionsOf({ shapes }: DegreeColumns, path: number): Position[] {
  const { values } = shapes.coordinates
  const positions: Position[] = []
  for (let at = shapes.startOf(path); at < shapes.endOf(path); at += 2) positions.push([values[at]!, values[at + 1]!])
  return positions
}
