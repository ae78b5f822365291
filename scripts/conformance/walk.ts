/**
 * Walks through all components of a server by pages of 1 (one class), 100, 1,000 and 10,000, over OGC API Features and WFS, while rows are
 * added, changed and retired, and looks whether each component that was there throughout came exactly once:
 *
 *     node scripts/conformance/walk.ts http://127.0.0.1:8080 <key with components:write> [folder for the results]
 *
 * Writes to the server and retires some of its components: give it a city of its own.
 */
import { report, sumOf } from './conformance-result.ts'
import { compared, publishedCodes, type Reading } from './published-components.ts'
import { editing } from './walk/editing.ts'
import { ogcPages, type Part, wfsPages } from './walk/pages.ts'

const TYPES = ['component_points', 'component_lines', 'component_areas']
const PAGE_SIZES = [1, 100, 1_000, 10_000]
/** A class of some hundred components, for pages of one. */
const SMALL_CLASS = '0303'

const partsFor = (limit: number): Part[] =>
  TYPES.map(type => ({ type, limit, classCode: limit === 1 ? SMALL_CLASS : undefined }))

type Pages = (server: string, part: Part) => AsyncGenerator<string[]>

async function codesBy(pages: Pages, server: string, limit: number): Promise<string[]> {
  const codes: string[] = []
  for (const part of partsFor(limit))
    for await (const page of pages(server, part)) for (const code of page) codes.push(code)
  return codes
}

const [server, key, results] = process.argv.slice(2)
if (!server || !key) {
  console.error('Write: node scripts/conformance/walk.ts <address of the server> <key with components:write>')
  process.exit(1)
}

interface Walk extends Reading {
  name: string
  edits: number
}

/** What was added on the way may have been met or not; what was retired likewise. */
async function walked(name: string, pages: Pages, limit: number): Promise<Walk> {
  const before = await publishedCodes(server!, limit === 1 ? SMALL_CLASS : undefined)
  const edits = editing(server!, { key: key!, codes: [...before] })
  const codes = await codesBy(pages, server!, limit)
  const { added, retired, count } = await edits.stop()
  const throughout = new Set([...before].filter(code => !retired.has(code)))
  const found = codes.filter(code => !added.has(code) && !retired.has(code))
  const walk = { name: `${name}, pages of ${limit}`, edits: count, ...compared(found, throughout) }
  console.log(JSON.stringify(walk))
  return walk
}

const walks: Walk[] = []
for (const limit of PAGE_SIZES) {
  walks.push(await walked('OGC API Features', ogcPages, limit))
  walks.push(await walked('WFS 2.0', wfsPages, limit))
}
const groups = walks.map(({ name, read, twice, missing, unknown, edits }) => {
  const isWhole = twice + missing + unknown === 0 && edits > 0
  return {
    name: `${name}: ${read} features, ${twice} twice, ${missing} missing, ${edits} edits meanwhile`,
    passed: isWhole ? 1 : 0,
    failed: isWhole ? 0 : 1,
    skipped: 0,
  }
})
const about =
  'Every component that was there throughout comes exactly once, while others are added, changed and retired'
await report('walk', { suite: 'walk', version: '1', about, ...sumOf(groups), groups, failures: [] }, results)
