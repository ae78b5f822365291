import type { DemoCity } from '../generate.ts'
import { clipRing, piecesWhere, sidesOfConvex } from '../geometry/clip.ts'
import { isInside } from '../geometry/polygon.ts'
import { lengthMeters } from '../geometry/polyline.ts'
import type { Point } from '../geometry/vector.ts'
import { CROSS_SECTION, type RoadClass } from '../plan/line-kinds.ts'
import { river, STREAMS, streamOutline } from '../plan/river.ts'
import { MAIN_ROADS } from '../plan/skeleton.ts'
import { CITY_BOX, projected } from '../writers/geographic.ts'
import type { PackagedLayer, PackagedShape } from '../writers/geopackage.ts'
import { blockOutlines } from './block-outlines.ts'
import { countryside } from './countryside.ts'

/** The box of the city as an outline in metres, a metre inside so that rounding cannot cross it. */
function boxOutline(): Point[] {
  const [west, south, east, north] = CITY_BOX
  const margin = 1e-5
  return [
    projected(west + margin, south + margin),
    projected(east - margin, south + margin),
    projected(east - margin, north - margin),
    projected(west + margin, north - margin),
  ]
}

const lines = (...parts: readonly Point[][]): PackagedShape => ({ type: 'lines', lines: parts })
const polygon = (...rings: readonly (readonly Point[])[]): PackagedShape => ({ type: 'polygons', polygons: [rings] })

/** Shorter ends of roads beyond the built-up area lead nowhere. */
const SHORTEST_STUB_METERS = 120

/** Main roads go on beyond the built-up area, to the edge of the map. */
function roadsOutside({ network }: DemoCity): { nameZh: string; roadClass: RoadClass; line: Point[] }[] {
  const sides = sidesOfConvex(boxOutline())
  return MAIN_ROADS.flatMap(({ nameZh, roadClass, line, bridgeZh }) =>
    piecesWhere(
      line,
      point =>
        !isInside(network.boundary, point) &&
        sides.every(side => side(point) > 0) &&
        (bridgeZh !== undefined || !river.isWater(point)),
    )
      .filter(piece => lengthMeters(piece) > SHORTEST_STUB_METERS)
      .map(piece => ({ nameZh, roadClass, line: piece })),
  )
}

const widthOf = (roadClass: RoadClass): number => CROSS_SECTION[roadClass].carriageway

function roadLayer(city: DemoCity): PackagedLayer {
  const inside = city.roads.roads.map(({ id, nameZh, roadClass, chains }) => ({
    shape: lines(...chains.map(chain => chain.points)),
    values: [id, nameZh, roadClass, widthOf(roadClass)],
  }))
  const outside = roadsOutside(city).map(({ nameZh, roadClass, line }, i) => ({
    shape: lines(line),
    values: [`R9${String(i + 1).padStart(3, '0')}`, nameZh, roadClass, widthOf(roadClass)],
  }))
  return {
    name: 'road',
    titleZh: '道路（合成数据）',
    columns: [
      ['id', 'TEXT'],
      ['name_zh', 'TEXT'],
      ['class', 'TEXT'],
      ['width_m', 'REAL'],
    ],
    rows: [...inside, ...outside],
  }
}

function waterLayer(): PackagedLayer {
  const box = boxOutline()
  const bodies = [
    ...river.reaches,
    ...STREAMS.map(stream => ({ nameZh: stream.nameZh, kind: stream.kind, outline: streamOutline(stream) })),
  ]
  return {
    name: 'water',
    titleZh: '水系（合成数据）',
    columns: [
      ['id', 'TEXT'],
      ['name_zh', 'TEXT'],
      ['kind', 'TEXT'],
    ],
    rows: bodies.map(({ nameZh, kind, outline }, i) => {
      const holes = kind === 'lake' ? [river.island.toReversed()] : []
      return {
        shape: polygon(clipRing(outline, box), ...holes),
        values: [`W${String(i + 1).padStart(3, '0')}`, nameZh, kind],
      }
    }),
  }
}

function blockLayer({ network, blocks }: DemoCity): PackagedLayer {
  const urban = blocks.flatMap(block => {
    const outlines = blockOutlines(network.mesh, block)
    if (outlines.length === 0) return []
    const shape: PackagedShape = { type: 'polygons', polygons: outlines.map(ring => [ring]) }
    return [{ shape, values: [block.id, block.nameZh || null, block.use] }]
  })
  const rural = countryside(network.boundary, boxOutline()).map(({ outline, use }, i) => ({
    shape: polygon(outline),
    values: [`B9${String(i + 1).padStart(4, '0')}`, null, use],
  }))
  return {
    name: 'block',
    titleZh: '地块（合成数据）',
    columns: [
      ['id', 'TEXT'],
      ['name_zh', 'TEXT'],
      ['use', 'TEXT'],
    ],
    rows: [...urban, ...rural],
  }
}

const buildingLayer = ({ buildings }: DemoCity): PackagedLayer => ({
  name: 'building',
  titleZh: '建筑（合成数据）',
  columns: [
    ['id', 'TEXT'],
    ['name_zh', 'TEXT'],
    ['use', 'TEXT'],
    ['floors', 'INTEGER'],
    ['height_m', 'REAL'],
  ],
  rows: buildings.map(({ id, use, floors, heightMeters, ring }) => ({
    shape: polygon(ring),
    values: [id, null, use, floors, heightMeters],
  })),
})

/** The four layers of the base map. */
export const baseMapLayers = (city: DemoCity): PackagedLayer[] => [
  roadLayer(city),
  waterLayer(),
  blockLayer(city),
  buildingLayer(city),
]
