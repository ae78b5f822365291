/** Writes the archives of tile layers: `npm run tiles:build [-- --layer components,roads --out folder]`. */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { cityOf } from '../spatial/catalogue/city.ts'
import { buildArchives } from '../tiles/archive/build-archives.ts'
import { TILE_LAYER_IDS, type TileLayerId } from '../tiles/layers/tile-layer.ts'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { withCity } from './start/with-city.ts'

const MEGABYTE = 1_000_000

function layersOf(texts: readonly string[] | undefined): readonly TileLayerId[] {
  if (!texts) return TILE_LAYER_IDS
  return texts
    .flatMap(text => text.split(','))
    .map(name => {
      if ((TILE_LAYER_IDS as readonly string[]).includes(name)) return name as TileLayerId
      throw new ConfigurationError(`--layer is "${name}": write one or more of ${TILE_LAYER_IDS.join(', ')}.`)
    })
}

/** On a terminal a line that changes; in a log file one line a layer. */
function tell({ layer, done, of }: { layer: string; done: number; of: number }): void {
  const { stderr } = process
  const text = `${layer}: ${done.toLocaleString('en')} / ${of.toLocaleString('en')} 块瓦片 · tiles`
  if (stderr.isTTY) stderr.write(`\r\x1b[K${text}${done === of ? '\n' : ''}`)
  else if (done === of) stderr.write(`${text}\n`)
}

const { values } = parseArgs({
  options: { layer: { type: 'string', multiple: true }, out: { type: 'string' } },
})
await withCity(async ({ database }) => {
  const layers = layersOf(values.layer)
  const directory = values.out ?? join(readConfiguration(process.env).dataDirectory, 'tiles')
  const city = await cityOf(database.db)
  const built = await buildArchives(database, { layers, directory, city, onProgress: tell })
  for (const { layer, commit, bytes, addressedTiles, contents, milliseconds } of built)
    console.log(
      `${join(directory, `${layer}.pmtiles`)}: ${addressedTiles.toLocaleString('en')} 块瓦片 · tiles, ${contents.toLocaleString('en')} 不同 · different, ${(bytes / MEGABYTE).toFixed(1)} MB, ${(milliseconds / 1000).toFixed(1)} s, 提交 · commit ${commit}`,
    )
})
