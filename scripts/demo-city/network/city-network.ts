import { innerPoint, isInside, type Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { boundaryOfArea } from '../plan/boundary.ts'
import { isRoad, type LineKind } from '../plan/line-kinds.ts'
import { river } from '../plan/river.ts'
import { MAIN_ROADS } from '../plan/skeleton.ts'
import { densityAt, oldTownShare } from '../plan/zones.ts'
import { hashUnit } from '../prng.ts'
import { arrange, type DrawnLine } from './arrangement.ts'
import { buildMesh } from './build-mesh.ts'
import { directionField } from './direction-field.ts'
import type { Mesh } from './mesh.ts'
import { withoutSlivers } from './slivers.ts'
import { type FaceShape, type Part, subdivide } from './subdivide.ts'

export interface CityNetwork {
  boundary: Ring
  mesh: Mesh
  /** One tree for each quarter between main roads and banks. */
  quarters: Part[]
}

const closed = (ring: Ring): Point[] => [...ring, ring[0]!]

function drawnLines(boundary: Ring): DrawnLine[] {
  return [
    { kind: 'boundary', line: closed(boundary) },
    { kind: 'bank', line: river.west },
    { kind: 'bank', line: river.east },
    { kind: 'bank', line: closed(river.island) },
    { kind: 'midstream', line: river.midstream },
    ...MAIN_ROADS.map((road, i): DrawnLine => ({ kind: road.roadClass, road: i, line: road.line })),
  ]
}

function boxAround(ring: Ring): [number, number, number, number] {
  const [xs, ys] = [ring.map(p => p[0]), ring.map(p => p[1])]
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

/** Cells on open water are larger: there is little on it to look after. */
const WATER_WEIGHT = 0.14

const priority = ({ areaSquareMeters, centre, isWater }: FaceShape): number =>
  areaSquareMeters * (isWater ? WATER_WEIGHT : densityAt(centre))

/** A cut through a large face is a larger road; strips along the water get no streets; the last cuts are lanes or walls. */
function kindOf({ areaSquareMeters, centre, widthMeters, isWater }: FaceShape): LineKind {
  if (isWater) return 'waterline'
  if (widthMeters < 130 || isInside(river.island, centre)) return 'wall'
  if (areaSquareMeters > 700_000) return 'primary'
  if (areaSquareMeters > 210_000) return 'secondary'
  if (areaSquareMeters > 52_000) return 'branch'
  const luck = hashUnit(Math.round(centre[0]), Math.round(centre[1]))
  return luck < 0.4 + 0.5 * oldTownShare(centre) ? 'lane' : 'wall'
}

/** Over open water only bridges lead, and the line between the administrations runs only there. */
const isOnRiver = ({ kind, road }: DrawnLine): boolean =>
  !isRoad(kind) || (road !== undefined && MAIN_ROADS[road]!.bridgeZh !== undefined)

/** Draws the main roads and the river, and cuts what lies between them into unit grids. */
export function layOutNetwork(areaSquareMeters: number, gridCount: number): CityNetwork {
  const boundary = boundaryOfArea(areaSquareMeters)
  const lines = drawnLines(boundary)
  const isKept = (middle: Point, line: DrawnLine): boolean =>
    line.kind === 'boundary' ||
    (isInside(boundary, middle) && (river.isWater(middle) ? isOnRiver(line) : line.kind !== 'midstream'))
  const mesh = buildMesh(withoutSlivers(arrange(lines, isKept)))
  const field = directionField(
    lines.filter(line => line.kind !== 'boundary').map(({ line }) => line),
    boxAround(boundary),
  )
  const isWater = (face: number): boolean => river.isWater(innerPoint(mesh.ring(face)))
  const quarters = subdivide(mesh, field, isWater, { count: gridCount, priority, kindOf })
  return { boundary, mesh, quarters }
}
