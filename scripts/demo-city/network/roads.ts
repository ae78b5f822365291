import { isInside } from '../geometry/polygon.ts'
import { distance, mix, type Point } from '../geometry/vector.ts'
import { isRoad, type RoadClass } from '../plan/line-kinds.ts'
import { wordSource } from '../plan/name-words.ts'
import { river } from '../plan/river.ts'
import { MAIN_ROADS } from '../plan/skeleton.ts'
import { type Mesh, OUTSIDE } from './mesh.ts'
import { strokesOf } from './strokes.ts'

/** Where another road meets a road. */
export interface Junction {
  stationMeters: number
  /** Sides on which it meets: 1 left, -1 right. */
  side: 1 | -1
  otherHalf: number
}

/** One unbroken piece of a road along edges of the mesh, with distances from its start. */
export interface Chain {
  road: Road
  /** Half-edges in the direction of travel: the faces on the left and right are those of the half-edge and its twin. */
  halves: number[]
  points: Point[]
  stations: number[]
  junctions: Junction[]
}

export interface Road {
  id: string
  nameZh: string
  roadClass: RoadClass
  isBridge: boolean
  chains: Chain[]
}

export interface RoadNetwork {
  roads: Road[]
  chains: Chain[]
  /** Road of each half-edge that has one. */
  roadOfHalf: Map<number, Road>
}

/** Key under which edges become one road; roads cut by the subdivision are joined by their course instead. */
function mainRoadKey(mesh: Mesh, half: number): string | undefined {
  const { road, kind } = mesh.edgeOf(half)
  if (road === undefined || !isRoad(kind)) return undefined
  const isOverRiver = isInside(river.outline, mix(mesh.at(half), mesh.at(half ^ 1), 0.5))
  return isOverRiver && MAIN_ROADS[road]!.bridgeZh ? `${road} bridge` : String(road)
}

interface Draft {
  nameZh: string
  roadClass: RoadClass
  isBridge: boolean
  strokes: number[][]
}

/** Half-edges with at least one face; every edge once. */
const cityEdges = (mesh: Mesh): number[] =>
  mesh.edges.map((_, e) => 2 * e).filter(half => mesh.face[half] !== OUTSIDE || mesh.face[half ^ 1] !== OUTSIDE)

function mainRoads(mesh: Mesh, halves: readonly number[]): Draft[] {
  const byKey = Map.groupBy(halves, half => mainRoadKey(mesh, half))
  byKey.delete(undefined)
  return [...byKey].map(([key, members]) => {
    const plan = MAIN_ROADS[Number.parseInt(key!, 10)]!
    const isBridge = key!.endsWith('bridge')
    return {
      nameZh: isBridge ? plan.bridgeZh! : plan.nameZh,
      roadClass: plan.roadClass,
      isBridge,
      strokes: strokesOf(mesh, members, Number.POSITIVE_INFINITY),
    }
  })
}

const SUFFIX: Record<RoadClass, string> = {
  motorway: '高速',
  trunk: '大道',
  primary: '大道',
  secondary: '路',
  branch: '街',
  lane: '巷',
}

/** Streets bend less than this (radians) where they keep their name across a crossing. */
const LARGEST_BEND = 0.6

function sideStreets(mesh: Mesh, halves: readonly number[]): Draft[] {
  const word = wordSource(0)
  const unnamed = halves.filter(half => mesh.edgeOf(half).road === undefined && isRoad(mesh.edgeOf(half).kind))
  return [...Map.groupBy(unnamed, half => mesh.edgeOf(half).kind as RoadClass)].flatMap(([roadClass, members]) =>
    strokesOf(mesh, members, LARGEST_BEND).map(stroke => ({
      nameZh: word() + SUFFIX[roadClass],
      roadClass,
      isBridge: false,
      strokes: [stroke],
    })),
  )
}

function chainOf(mesh: Mesh, road: Road, halves: number[]): Chain {
  const points = [...halves.map(half => mesh.at(half)), mesh.at(halves.at(-1)! ^ 1)]
  const stations = [0]
  for (let i = 1; i < points.length; i++) stations.push(stations[i - 1]! + distance(points[i - 1]!, points[i]!))
  return { road, halves, points, stations, junctions: [] }
}

/** Notes on a chain every road edge that leaves one of its inner vertices or ends, and on which side. */
function noteJunctions(mesh: Mesh, chain: Chain): void {
  const own = new Set(chain.halves.map(half => half >> 1))
  chain.points.forEach((_, i) => {
    const half = i < chain.halves.length ? chain.halves[i]! : chain.halves.at(-1)! ^ 1
    const [before, after] = [chain.points[Math.max(0, i - 1)]!, chain.points[Math.min(chain.points.length - 1, i + 1)]!]
    for (const otherHalf of mesh.fan(half)) {
      if (own.has(otherHalf >> 1) || !isRoad(mesh.edgeOf(otherHalf).kind)) continue
      const [x, y] = mesh.at(otherHalf ^ 1)
      const turn =
        (after[0] - before[0]) * (y - chain.points[i]![1]) - (after[1] - before[1]) * (x - chain.points[i]![0])
      chain.junctions.push({ stationMeters: chain.stations[i]!, side: turn > 0 ? 1 : -1, otherHalf })
    }
  })
}

/** Gathers the road edges of the mesh into named roads with measured chains. */
export function roadNetwork(mesh: Mesh): RoadNetwork {
  const halves = cityEdges(mesh)
  const roads = [...mainRoads(mesh, halves), ...sideStreets(mesh, halves)].map(({ strokes, ...draft }, i): Road => {
    const road: Road = { id: `R${String(i + 1).padStart(4, '0')}`, ...draft, chains: [] }
    road.chains = strokes.map(stroke => chainOf(mesh, road, stroke))
    return road
  })
  const chains = roads.flatMap(road => road.chains)
  const roadOfHalf = new Map<number, Road>()
  for (const { road, halves: members } of chains) {
    for (const half of members) roadOfHalf.set(half, road).set(half ^ 1, road)
  }
  for (const chain of chains) noteJunctions(mesh, chain)
  return { roads, chains, roadOfHalf }
}
