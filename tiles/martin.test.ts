import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { TILE_LAYERS } from './catalogue.ts'

const config = parse(readFileSync(new URL('martin.yaml', import.meta.url), 'utf8'))

test('Martin serves the catalogue, layer by layer and zoom by zoom, and nothing by itself', () => {
  expect(config.postgres.auto_publish).toBe(false)
  expect(config.postgres).not.toHaveProperty('tables')
  const published = TILE_LAYERS.map(({ id, minzoom, maxzoom }) => [
    id,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Martin fills it in
    { schema: '${CITY:-suining}', function: `tile_${id}`, minzoom, maxzoom },
  ])
  expect(config.postgres.functions).toEqual(Object.fromEntries(published))
})

test('Martin serves the archive of each layer under a name of its own, and no folder by itself', () => {
  expect(config.pmtiles).not.toHaveProperty('paths')
  const archives = TILE_LAYERS.map(({ id }) => [`${id}_archive`, `\${ARCHIVES:-/archives}/${id}.pmtiles`])
  expect(config.pmtiles.sources).toEqual(Object.fromEntries(archives))
})

test('every function that Martin calls has its file', () => {
  const files = readdirSync(new URL('./', import.meta.url), { recursive: true }).map(String)
  for (const { id } of TILE_LAYERS) expect(files.filter(file => file.endsWith(`/tile_${id}.sql`))).toHaveLength(1)
})
