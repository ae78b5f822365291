import type { DemoCity } from '../generate.ts'
import { clipRing, piecesWhere, sidesOfConvex } from '../geometry/clip.ts'
import { isInside } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import { CROSS_SECTION, type RoadClass } from '../plan/line-kinds.ts'
import { river, STREAMS, streamOutline } from '../plan/river.ts'
import { MAIN_ROADS } from '../plan/skeleton.ts'
import { CITY_BOX, projected } from '../writers/geographic.ts'
import type { PackagedLayer, PackagedShape } from '../writers/geopackage.ts'
import { blockOutlines } from './block-outlines.ts'

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

/** Main roads go on beyond the built-up area, to the edge of the map. */
function roadsOutside({ network }: DemoCity): { nameZh: string; roadClass: RoadClass; line: Point[] }[] {
  const sides = sidesOfConvex(boxOutline())
  const isOutside = (point: Point) => !isInside(network.boundary, point) && sides.every(side => side(point) > 0)
  return MAIN_ROADS.flatMap(({ nameZh, roadClass, line }) =>
    piecesWhere(line, isOutside)
      .filter(piece => piece.length > 1)
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
  const [canal, brook] = STREAMS
  const stream = (i: number, source: typeof canal) => ({
    shape: polygon(clipRing(streamOutline(source!), box)),
    values: [`W00${i}`, source!.nameZh, source!.kind],
  })
  const fu = {
    shape: polygon(clipRing(river.outline, box), river.island.toReversed()),
    values: ['W001', '涪江（观音湖）', 'river'],
  }
  return {
    name: 'water',
    titleZh: '水系（合成数据）',
    columns: [
      ['id', 'TEXT'],
      ['name_zh', 'TEXT'],
      ['kind', 'TEXT'],
    ],
    rows: [fu, stream(2, canal), stream(3, brook)],
  }
}

const blockLayer = ({ network, blocks }: DemoCity): PackagedLayer => ({
  name: 'block',
  titleZh: '地块（合成数据）',
  columns: [
    ['id', 'TEXT'],
    ['name_zh', 'TEXT'],
    ['use', 'TEXT'],
  ],
  rows: blocks.flatMap(block => {
    const outlines = blockOutlines(network.mesh, block)
    if (outlines.length === 0) return []
    const shape: PackagedShape = { type: 'polygons', polygons: outlines.map(ring => [ring]) }
    return [{ shape, values: [block.id, block.nameZh || null, block.use] }]
  }),
})

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
