import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { PMTiles, tileIdToZxy } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { fileSource } from '../testing/file-source.ts'
import { random } from '../testing/random.ts'
import { ArchiveWriter } from './archive-writer.ts'

const PLACE = {
  minzoom: 0,
  maxzoom: 12,
  bounds: [105.5, 30.4, 105.7, 30.6] as [number, number, number, number],
  centerZoom: 8,
  center: [105.6, 30.5] as [number, number],
}
const folder = () => mkdtemp(join(tmpdir(), 'archive-'))
const content = (text: string) => gzipSync(text)

async function written(path: string, tiles: Iterable<[id: number, text: string]>) {
  const writer = await ArchiveWriter.create(path)
  for (const [id, text] of tiles) await writer.add(id, content(text))
  return writer.finish({ name: 'test', vector_layers: [] }, PLACE)
}

const textOf = async (archive: PMTiles, id: number) => {
  const tile = await archive.getZxy(...tileIdToZxy(id))
  return tile && new TextDecoder().decode(tile.data)
}

describe('an archive', () => {
  test('gives back what was put in, equal contents kept once, runs as one entry', async () => {
    const path = join(await folder(), 'a.pmtiles')
    const size = await written(path, [
      [0, 'world'],
      [5, 'sea'],
      [6, 'sea'],
      [7, 'sea'],
      [9, 'world'],
    ])
    expect(size).toMatchObject({ addressedTiles: 5, contents: 2 })
    const archive = new PMTiles(fileSource(path))
    expect(await Promise.all([0, 4, 5, 6, 7, 8, 9].map(id => textOf(archive, id)))).toEqual([
      'world',
      undefined,
      'sea',
      'sea',
      'sea',
      undefined,
      'world',
    ])
    expect(await archive.getHeader()).toMatchObject({
      specVersion: 3,
      clustered: true,
      numTileEntries: 3,
      numTileContents: 2,
      minLon: 105.5,
      maxLat: 30.6,
      centerZoom: 8,
    })
    expect(await archive.getMetadata()).toMatchObject({ name: 'test', sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('of more tiles than its root can name has leaf directories, and every tile is found', async () => {
    const path = join(await folder(), 'many.pmtiles')
    // gaps and lengths that do not compress
    const next = random(5)
    const noise = () => Array.from({ length: 1 + next() * 60 }, () => Math.floor(next() * 1e9).toString(36)).join('')
    let id = 0
    const ids = Array.from({ length: 12_000 }, () => (id += 1 + Math.floor(next() * 60)))
    await written(
      path,
      ids.map(one => [one, `${noise()} ${one}`]),
    )
    const archive = new PMTiles(fileSource(path))
    const header = await archive.getHeader()
    expect(header.leafDirectoryLength).toBeGreaterThan(0)
    expect(header.rootDirectoryLength).toBeLessThanOrEqual(16_384 - 127)
    for (let i = 0; i < ids.length; i += 97) expect(await textOf(archive, ids[i]!)).toMatch(new RegExp(`${ids[i]}$`))
    expect(await textOf(archive, ids.at(-1)! + 1)).toBeUndefined()
  })

  test('is the same to the byte when it is written again', async () => {
    const [a, b] = [join(await folder(), 'a.pmtiles'), join(await folder(), 'b.pmtiles')]
    const tiles: [number, string][] = Array.from({ length: 500 }, (_, i) => [i * 3, `tile ${i % 40}`])
    await written(a, tiles)
    await written(b, tiles)
    expect(await readFile(a)).toEqual(await readFile(b))
  })

  test('that is not finished leaves nothing behind', async () => {
    const where = await folder()
    const writer = await ArchiveWriter.create(join(where, 'a.pmtiles'))
    await writer.add(1, content('x'))
    expect(await readdir(where)).not.toContain('a.pmtiles')
    await writer.abandon()
    expect(await readdir(where)).toEqual([])
  })

  test('takes tiles in rising order only', async () => {
    const writer = await ArchiveWriter.create(join(await folder(), 'a.pmtiles'))
    await writer.add(5, content('x'))
    await expect(writer.add(5, content('y'))).rejects.toThrow('Tile 5')
    await writer.abandon()
  })
})
