import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { PROJECT_ROOT, readProjectFile } from '../checks/project-files.ts'
import { RunningCity } from './running-city.ts'
import { markDamaged } from './write-state.ts'

/** The register of Suining, which the demo city has the size of. */
const COMPONENTS = 266_451
const UNIT_GRIDS = 3_079
/** On the two cores of a CI machine that also installs: far beyond what is promised, so that only a hang ends it. */
const PATIENCE_MS = 600_000

const folder = mkdtempSync(join(tmpdir(), 'wangge-clone-'))
const environment = { PORT: '0' }
const startCommand = /^npm install && npm start\b/m.exec(readProjectFile('README.md'))?.[0]

let city: RunningCity
let url: string
let key: string

const start = (line: string): RunningCity => new RunningCity({ folder, command: ['sh', '-c', line], environment })
const ask = async (path: string) => (await fetch(url + path)).json()

/** Seconds since the program itself began, as it says. */
const startSeconds = (): number => Number(/([\d.]+) s {2}\S* · ready/.exec(city.output)?.[1])

/** The tile that holds a position in degrees; https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames. */
function tileOf([lon, lat]: [number, number], zoom: number): string {
  const x = ((lon + 180) / 360) * 2 ** zoom
  const y = ((1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom
  return `${zoom}/${Math.floor(x)}/${Math.floor(y)}`
}

beforeAll(() => {
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', PROJECT_ROOT, folder])
  expect(startCommand).toBeDefined()
})

afterAll(async () => {
  await city?.stop('SIGKILL')
  rmSync(folder, { recursive: true })
})

describe('in a clean clone', () => {
  test('the command of the README installs, imports the demo city and serves it', async () => {
    city = start(startCommand!)
    const ready = await city.isReady(PATIENCE_MS)
    url = ready.url
    key = city.key!
    console.log(`npm install: ${(ready.seconds - startSeconds()).toFixed(0)} s, first start: ${startSeconds()} s`)
    expect(key).toMatch(/^wangge_/)
    expect(await ask('/api/health')).toMatchObject({ status: 'ready', database: { kind: 'embedded' } })
  })

  test('everything is there, and counted the same in every way', async () => {
    const { isDemo, counts } = await ask('/api/city')
    expect({ isDemo, counts }).toMatchObject({
      isDemo: true,
      counts: { components: COMPONENTS, unitGrids: UNIT_GRIDS },
    })
    const { majors } = await ask('/api/classes?kind=component')
    expect(majors).toHaveLength(7)
    expect(majors.reduce((sum: number, major: { count: number }) => sum + major.count, 0)).toBe(COMPONENTS)
  })

  test('a tile of the centre has components, a query there finds them, and the page opens', async () => {
    const { center } = await ask('/api/city')
    const answer = await fetch(`${url}/tiles/components/15/${tileOf(center, 15).slice(3)}`)
    expect(answer.headers.get('content-type')).toContain('application/vnd.mapbox-vector-tile')
    const tile = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())))
    expect(tile.layers.components!.length).toBeGreaterThan(100)

    const { features } = await ask(`/api/components?near=${center.join(',')}&radius=500&limit=10`)
    expect(features).toHaveLength(10)

    const page = await (await fetch(`${url}/`, { headers: { accept: 'text/html' } })).text()
    const [, script] = /<script type="module"[^>]* src="([^"]+)"/.exec(page) ?? []
    expect((await fetch(url + script)).headers.get('content-type')).toContain('javascript')
  })

  test('leaves the clone as it was committed', () => {
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: folder, encoding: 'utf8' })).toBe('')
  })

  test('the second start is quick and has everything', async () => {
    // The signal ends the shells around the program too, so that its exit code is not theirs; `start-refusals` asks for that.
    await city.stop('SIGTERM')
    city = start('npm start')
    url = (await city.isReady(PATIENCE_MS)).url
    console.log(`second start: ${startSeconds()} s`)
    expect(startSeconds()).toBeLessThan(60)
    expect(city.key).toBeUndefined()
    expect((await ask('/api/city')).counts.components).toBe(COMPONENTS)
  })

  test('what was answered as written survives kill -9', async () => {
    const { features } = await ask('/api/components?limit=1')
    const { code } = features[0].properties
    expect(await markDamaged(url, key, code)).toBe(200)
    const { commit } = await ask('/api/health')
    await city.stop('SIGKILL')

    city = start('npm start')
    url = (await city.isReady(PATIENCE_MS)).url
    console.log(`start after kill -9: ${startSeconds()} s`)
    expect((await ask(`/api/components/${code}`)).properties.state).toBe('damaged')
    expect((await ask('/api/health')).commit).toBe(commit)
  })
})
