import { beforeAll, describe, expect, inject, test } from 'vitest'
import { buildSmallRegister } from '../spatial/components/testing/small-register.ts'
import { migrate } from '../spatial/database/migrate.ts'
import { testDatabase } from '../spatial/database/testing/test-database.ts'
import { TILE_LAYERS } from './catalogue.ts'
import { ALL_COMPONENTS, type ComponentFilter } from './components/component-filter.ts'
import { LiveTiles } from './engine/live-tiles.ts'
import type { TileAddress } from './engine/tile-frame.ts'
import type { TileLayerId } from './layers/tile-layer.ts'
import { loadMirror } from './mirror/mirror.ts'
import { addRandomCity } from './testing/random-city.ts'
import { compareTiles } from './testing/tile-differences.ts'
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

async function compare(layer: TileLayerId, tile: TileAddress, filter: ComponentFilter | undefined, query: object) {
  const ours = live.encode({ layer, tile, ...(filter && { filter }) })
  const { compared, differences } = compareTiles(ours, await fromSql(layer, tile, query))
  expect({ tile, differences }).toEqual({ tile, differences: [] })
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
