/**
 * Runs QGIS (Debian: python3-qgis) against a server: loads, filters and edits a point, a line and an area over every version of WFS.
 * Writes to the server: give it a city to try things in, and a key with the scope components:write.
 *
 *   node scripts/conformance/qgis-wfs.ts http://localhost:8080/wfs <key>
 */
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const VERSIONS = ['1.0.0', '1.1.0', '2.0.0']
const BOX = [105.57, 30.5, 105.58, 30.51]
const FILTER = '"gridCode" LIKE \'510903001%\''

/** Positions in a grid of the synthetic city, longitude first. */
const CASES = [
  {
    type: 'component_points',
    attributes: { classCode: '0118', state: 'intact' },
    filter: `"classCode" = '0118' AND ${FILTER}`,
    wkt: 'Point (105.5775 30.505)',
    moved: 'Point (105.5776 30.506)',
  },
  {
    type: 'component_lines',
    attributes: { classCode: '0211', state: 'intact' },
    filter: FILTER,
    wkt: 'MultiLineString ((105.5775 30.505, 105.5777 30.5051))',
    moved: 'MultiLineString ((105.5775 30.505, 105.5778 30.5052))',
  },
  {
    type: 'component_areas',
    attributes: { classCode: '0405', state: 'intact' },
    filter: FILTER,
    wkt: 'MultiPolygon (((105.5775 30.505, 105.5777 30.505, 105.5777 30.5052, 105.5775 30.505)))',
    moved: 'MultiPolygon (((105.5775 30.505, 105.5778 30.505, 105.5778 30.5052, 105.5775 30.505)))',
  },
].map(one => ({ ...one, box: BOX }))

interface Commit {
  done: boolean
  errors: string[]
}

interface Result {
  version: string
  type: string
  valid: boolean
  errors: string[]
  crs?: string
  filtered?: number
  boxed?: [count: number, allInside: boolean]
  steps?: Record<'add' | 'move' | 'change' | 'refused' | 'remove', Commit> & {
    added: string[]
    moved: string[]
    changed: string[]
    removed: number
  }
}

async function runQgis(address: string, key: string): Promise<Result[]> {
  const home = mkdtempSync(join(tmpdir(), 'wangge-qgis-'))
  try {
    const script = fileURLToPath(new URL('qgis-wfs.py', import.meta.url))
    const { stdout } = await promisify(execFile)(
      '/usr/bin/python3',
      [script, address, key, JSON.stringify(VERSIONS), JSON.stringify(CASES)],
      { env: { PATH: '/usr/bin:/bin', HOME: home, QT_QPA_PLATFORM: 'offscreen', LC_ALL: 'C.UTF-8' } },
    )
    return JSON.parse(stdout)
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** What is not as it should be, in words. */
function faultsOf({ valid, errors, crs, filtered, boxed, steps, type }: Result): string[] {
  if (!valid) return errors
  const expected = CASES.find(one => one.type === type)!
  const checks: [what: string, holds: boolean | undefined][] = [
    ['reference system', crs === 'EPSG:4490'],
    ['filter finds features', filtered !== undefined && filtered > 0],
    ['box finds features, all inside', boxed && boxed[0] > 0 && boxed[1]],
    ['adds', steps?.add.done && isOne(steps.added, expected.wkt)],
    ['moves', steps?.move.done && isOne(steps.moved, expected.moved)],
    ['changes', steps?.change.done && isOne(steps.changed, '桥头 <1> & "2"')],
    ['shows a refusal', steps?.refused.done === false && steps.refused.errors.join().includes('no unit nobody')],
    ['removes', steps?.remove.done && steps.removed === 0],
  ]
  return checks.filter(([, holds]) => !holds).map(([what]) => what)
}

const isOne = ([found, ...others]: string[], expected: string): boolean => found === expected && others.length === 0

const [address, key] = process.argv.slice(2)
if (!address || !key) {
  console.error('Write: node scripts/conformance/qgis-wfs.ts <address of /wfs> <key>')
  process.exit(2)
}
const results = await runQgis(address, key)
for (const result of results) {
  const faults = faultsOf(result)
  const { version, type, filtered, boxed } = result
  console.log(
    `${faults.length === 0 ? 'ok  ' : 'FAIL'} WFS ${version} ${type}: ${filtered} by filter, ${boxed?.[0]} in the box`,
  )
  for (const fault of faults) console.log(`     ${fault}`)
}
process.exitCode = results.some(result => faultsOf(result).length > 0) ? 1 : 0
