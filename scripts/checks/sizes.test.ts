import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { COLUMNS } from './columns.ts'
import { PROJECT_ROOT, readProjectFile } from './project-files.ts'
import { placeViolation, sizeViolation } from './size-rules.ts'

const linesOf = (count: number): string => 'x\n'.repeat(count)

/** What Biome says of a function with so many statements, under the project's configuration. */
function lintedFunction(statements: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-lint-'))
  const { linter } = JSON.parse(readProjectFile('biome.json'))
  writeFileSync(join(folder, 'biome.json'), JSON.stringify({ linter }))
  writeFileSync(join(folder, 'long.ts'), `export function long() {\n${'  console.log()\n'.repeat(statements)}}\n`)
  const { stdout, stderr } = spawnSync(`${PROJECT_ROOT}node_modules/.bin/biome`, ['lint', '.'], { cwd: folder })
  rmSync(folder, { recursive: true })
  return String(stdout) + String(stderr)
}

describe('sizes', () => {
  test.each([
    ['spatial/places/pinyin.ts', 250],
    ['viewer/map/map.tsx', 250],
    ['spatial/database/migrations/0001_commits.sql', 250],
    ['spatial/places/pinyin.test.ts', 400],
    ['spatial/database/schema.ts', 400],
    ['tiles/README.md', 80],
  ])('%s has at most %i lines', (path, limit) => {
    expect(sizeViolation(path, linesOf(limit))).toBeUndefined()
    expect(sizeViolation(path, linesOf(limit + 1))).toBe(
      `${path} has ${limit + 1} lines; split it by idea, at most ${limit}.`,
    )
  })

  test('what is generated, and the README at the root, may be long', () => {
    for (const path of ['viewer/api/schema.gen.ts', 'spatial/database/schema.sql', 'README.md', 'package-lock.json'])
      expect(sizeViolation(path, linesOf(5_000))).toBeUndefined()
  })

  test('a function longer than 80 lines is refused', () => {
    expect(lintedFunction(79)).not.toContain('noExcessiveLinesPerFunction')
    expect(lintedFunction(81)).toContain('noExcessiveLinesPerFunction')
  })
})

describe('places', () => {
  test('sources stand in the six columns', () => {
    for (const column of Object.keys(COLUMNS)) expect(placeViolation(`${column}/a.ts`)).toBeUndefined()
    for (const path of ['README.md', 'vitest.config.ts', '.ci/run']) expect(placeViolation(path)).toBeUndefined()
    expect(placeViolation('utils/a.ts')).toContain('outside the columns')
    expect(placeViolation('src/spatial/a.ts')).toContain('outside the columns')
  })

  test('files and folders of sources are named in kebab-case', () => {
    expect(placeViolation('viewer/ui/class-tree.tsx')).toBeUndefined()
    for (const path of ['viewer/ui/ClassTree.tsx', 'viewer/UI/class-tree.tsx', 'api/my file.ts'])
      expect(placeViolation(path)).toContain('kebab-case')
  })
})
