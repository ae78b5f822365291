import { beforeAll, describe, expect, inject, test } from 'vitest'
import { buildSmallRegister } from '../spatial/components/testing/small-register.ts'
import { migrate } from '../spatial/database/migrate.ts'
import { testDatabase } from '../spatial/database/testing/test-database.ts'
import { TILE_LAYERS, type TileLayerId } from './catalogue.ts'
import { ALL_COMPONENTS, type ComponentFilter } from './components/component-filter.ts'
import { LiveTiles } from './engine/live-tiles.ts'
import type { TileAddress } from './engine/tile-frame.ts'
import { doubleArea } from './geometry/shape.ts'
import { loadMirror } from './mirror/mirror.ts'
import { type DecodedFeature, decodeTile } from './testing/decode.ts'
import { addRandomCity } from './testing/random-city.ts'
import { tilesOver } from './testing/tile-range.ts'

const database = testDatabase()
const CITY = [105.53, 30.46, 105.635, 30.565]
/** At most so many tiles of a zoom: enough to have all layers, edges and corners in them. */
const TILES_PER_ZOOM = 40
let live: LiveTiles

async function fromSql(layer: TileLayerId, { z, x, y }: TileAddress, query: object): Promise<Uint8Array> {
  const { rows } = await database.current.pool.query(`select tile_${layer}($1, $2, $3, $4) as tile`, [z, x, y, query])
  return rows[0].tile
}

const sampled = (z: number): TileAddress[] => {
  const all = tilesOver(CITY, z)
  const stride = Math.ceil(all.length / TILES_PER_ZOOM)
  return all.filter((_, i) => i % stride === 0)
}

const nameOf = ({ id, properties }: DecodedFeature): string =>
  `${id ?? ''} ${JSON.stringify(Object.entries(properties).sort(([a], [b]) => (a < b ? -1 : 1)))}`

const byName = (features: DecodedFeature[] | undefined) => new Map((features ?? []).map(one => [nameOf(one), one]))

/** Area of polygons, length of lines, both in tile units; places of points exactly. */
function measureOf({ type, paths }: DecodedFeature): number | number[][] {
  if (type === 1) return paths
  if (type === 3) return paths.reduce((sum, ring) => sum + doubleArea(ring) / 2, 0)
  return paths.reduce((sum, line) => sum + lengthOf(line), 0)
}

const lengthOf = (line: number[]): number =>
  line.reduce(
    (sum, _, i) => (i < 2 || i % 2 ? sum : sum + Math.hypot(line[i]! - line[i - 2]!, line[i + 1]! - line[i - 1]!)),
    0,
  )

/** Both round to whole units, polygons after cutting and repairing them in their own ways. */
function expectAlike(ours: DecodedFeature, theirs: DecodedFeature): void {
  const [mine, other] = [measureOf(ours), measureOf(theirs)]
  if (typeof mine !== 'number' || typeof other !== 'number') expect(mine).toEqual(other)
  else expect(Math.abs(mine - other)).toBeLessThanOrEqual(8 + 0.03 * Math.max(mine, other))
}

/** A sliver of at most a few units may survive rounding on one side only. */
const isSliver = (feature: DecodedFeature): boolean => {
  const measure = measureOf(feature)
  return typeof measure === 'number' && measure <= 4
}

async function compare(layer: TileLayerId, tile: TileAddress, filter: ComponentFilter | undefined, query: object) {
  const ours = decodeTile(live.encode({ layer, tile, ...(filter && { filter }) }))
  const theirs = decodeTile(await fromSql(layer, tile, query))
  let compared = 0
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [mine, other] = [byName(ours[name]), byName(theirs[name])]
    const missing = [...mine].filter(([key, one]) => !other.has(key) && !isSliver(one)).map(([key]) => key)
    const extra = [...other].filter(([key, one]) => !mine.has(key) && !isSliver(one)).map(([key]) => key)
    expect({ tile, name, missing, extra }).toEqual({ tile, name, missing: [], extra: [] })
    for (const [key, one] of mine) if (other.has(key)) expectAlike(one, other.get(key)!)
    compared += mine.size
  }
  return compared
}

/** The embedded database has no ST_AsMVT. */
const onServer = describe.skipIf(inject('databaseAddress').kind === 'embedded')

onServer('the SQL functions for Martin give the same features as the engine', () => {
  beforeAll(async () => {
    await buildSmallRegister(database.current.db)
    await addRandomCity(database.current.db, 2000)
    await migrate(database.current, { repeatable: [new URL('./', import.meta.url)] })
    live = new LiveTiles(await loadMirror(database.current))
  })

  test.each(TILE_LAYERS.map(({ id }) => id))('%s, at every zoom', async id => {
    const { minzoom, maxzoom } = TILE_LAYERS.find(layer => layer.id === id)!
    let compared = 0
    for (let z = minzoom; z <= maxzoom; z++)
      for (const tile of sampled(z)) compared += await compare(id, tile, undefined, {})
    expect(compared).toBeGreaterThan(10)
  })

  test.each<[ComponentFilter, object]>([
    [{ ...ALL_COMPONENTS, classes: ['01', '0203'] }, { class: '01,0203' }],
    [{ ...ALL_COMPONENTS, states: ['lost'] }, { state: 'lost' }],
    [
      { classes: ['21'], states: ['damaged', 'intact'], units: ['W1'] },
      { class: '21', state: 'damaged,intact', unit: 'W1' },
    ],
  ])('components with the filter %j', async (filter, query) => {
    let compared = 0
    for (const z of [8, 12, 14, 16])
      for (const tile of sampled(z)) compared += await compare('components', tile, filter, query)
    expect(compared).toBeGreaterThan(10)
  })
})
