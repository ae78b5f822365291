import { describe, expect, test } from 'vitest'
import { lockfileViolations, wordViolations } from './word-rules.ts'

/** Put together here, so that this file is not found itself. */
const joined = (...parts: string[]) => parts.join('')

describe('words that must not stand in the project', () => {
  test.each([
    ['spatial/a.ts', joined('// TO', 'DO later')],
    ['README.md', joined('FIX', 'ME')],
    ['spatial/a.ts', joined('const a = b as ', 'any')],
    ['spatial/a.ts', joined('// @ts-', 'ignore')],
    ['spatial/a.ts', joined('// @ts-', 'expect-error')],
    ['spatial/a.test.ts', joined('test.', "only('x')")],
    ['spatial/a.test.ts', joined('describe.', "skip('x')")],
    ['scripts/a.ts', joined("readFileSync('/ho", "me/me/file')")],
    ['.ci/run', joined('cd /ro', 'ot/project')],
    ['README.md', joined('npm install --registry https://regis', 'try.example.com/npm')],
    ['viewer/i18n/words.ts', joined('没有选中', ',不显示')],
  ])('%s: %s', (path, text) => {
    expect(wordViolations(path, `first line\n${text}\n`)).toHaveLength(1)
    expect(wordViolations(path, `first line\n${text}\n`)[0]).toMatch(new RegExp(`^${path}:2 has ".+": .+\\.$`))
  })

  test.each([
    ['spatial/a.ts', 'for (const many of company) test.skipIf(many)'],
    ['README.md', 'GET /api/work and https://example.org/home/page'],
    ['viewer/i18n/words.ts', '没有选中，不显示'],
    ['data-import/csv/open.test.ts', joined('编号', ',名称')],
    ['viewer/a.ts', 'const todos: string[] = []'],
  ])('%s may say %s', (path, text) => {
    expect(wordViolations(path, text)).toEqual([])
  })
})

describe('the lockfile', () => {
  test('names no host', () => {
    expect(lockfileViolations('{ "node_modules/a": { "version": "1.0.0", "integrity": "sha512-x" } }')).toEqual([])
    expect(lockfileViolations('"resolved": "https://packages.example.org/a.tgz"')).toEqual([
      'package-lock.json names the host packages.example.org: write it with omit-lockfile-registry-resolved.',
    ])
  })
})
