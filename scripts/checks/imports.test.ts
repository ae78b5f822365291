import { describe, expect, test } from 'vitest'
import { COLUMNS, ROWS } from './columns.ts'
import { importCycles } from './import-cycles.ts'
import { importViolations } from './import-rules.ts'
import { importsOf } from './imports-of.ts'

const packages = { runtime: new Set(['pg', 'react', 'fastify']), development: new Set(['vitest', '@types/geojson']) }

const violationsOf = (path: string, ...specifiers: string[]) =>
  importViolations(
    path,
    specifiers.map(specifier => ({ specifier, isTypeOnly: false })),
    packages,
  )

describe('which way columns point', () => {
  test('every pair of columns is allowed exactly where the table says so', () => {
    for (const from of Object.keys(COLUMNS))
      for (const to of Object.keys(COLUMNS).filter(one => one !== from && from !== 'viewer'))
        expect({ from, to, isRefused: violationsOf(`${from}/a.ts`, `../${to}/b.ts`).length > 0 }).toEqual({
          from,
          to,
          isRefused: !COLUMNS[from]!.mayImport.includes(to),
        })
  })

  test('nothing uses scripts, and spatial uses nothing of ours', () => {
    for (const { mayImport } of Object.values(COLUMNS)) expect(mayImport).not.toContain('scripts')
    expect(COLUMNS.spatial!.mayImport).toEqual([])
  })

  test('the viewer sees geometry and the tile catalogue, nothing else of other columns', () => {
    expect(violationsOf('viewer/map/a.ts', '../../spatial/geometry/bbox.ts', '../../tiles/catalogue.ts')).toEqual([])
    for (const target of ['../../spatial/catalogue/codes.ts', '../../tiles/engine/a.ts', '../../api/app.ts'])
      expect(violationsOf('viewer/map/a.ts', target)).toHaveLength(1)
  })

  test('a violation is a sentence that names the file and what it imports', () => {
    expect(violationsOf('spatial/places/a.ts', '../../api/app.ts')).toEqual([
      'spatial/places/a.ts imports ../../api/app.ts: spatial must not import api.',
    ])
  })
})

describe('rows', () => {
  test('one imports another only inside spatial', () => {
    for (const column of Object.keys(COLUMNS))
      for (const row of ROWS.filter(one => one !== 'grids'))
        expect(violationsOf(`${column}/${row}/a.ts`, '../grids/b.ts')).toHaveLength(column === 'spatial' ? 0 : 1)
  })

  test('shared folders, and any row of spatial, are open to every row', () => {
    expect(violationsOf('api/cases/routes.ts', '../plugins/errors.ts', '../../spatial/grids/area.ts')).toEqual([])
  })
})

describe('packages', () => {
  test('a package that package.json does not name is refused', () => {
    expect(violationsOf('spatial/a.ts', 'lodash/fp', '@scope/name/part')).toEqual([
      'spatial/a.ts imports lodash/fp: package.json does not name lodash.',
      'spatial/a.ts imports @scope/name/part: package.json does not name @scope/name.',
    ])
  })

  test('what only developers install serves tests, scripts and types', () => {
    expect(violationsOf('api/a.ts', 'vitest')).toHaveLength(1)
    expect(violationsOf('api/a.test.ts', 'vitest')).toEqual([])
    expect(violationsOf('api/testing.ts', 'vitest')).toEqual([])
    expect(violationsOf('scripts/a.ts', 'vitest')).toEqual([])
    expect(importViolations('spatial/a.ts', [{ specifier: 'geojson', isTypeOnly: true }], packages)).toEqual([])
  })

  test('the core knows no HTTP and no screen, the viewer no database', () => {
    expect(violationsOf('spatial/a.ts', 'fastify', 'react', 'pg')).toHaveLength(2)
    expect(violationsOf('viewer/a.ts', 'pg', 'react')).toHaveLength(1)
  })
})

describe('what a source imports', () => {
  test('every way of naming another file is found', () => {
    const source = `
      import a, { b } from './a.ts'
      import type { C } from './c.ts'
      import {
        d,
      } from './d.ts'
      import './e.css'
      export * from './f.ts'
      const g = await import('./g.ts')
      const h = new URL('./h.ts', import.meta.url)
      // import './not.ts'
      /* import './not.ts' */`
    expect(importsOf(source).map(found => found.specifier)).toEqual([
      './a.ts',
      './c.ts',
      './d.ts',
      './e.css',
      './f.ts',
      './g.ts',
      './h.ts',
    ])
    expect(importsOf(source).filter(found => found.isTypeOnly)).toEqual([{ specifier: './c.ts', isTypeOnly: true }])
  })
})

test('a ring of imports is found once, however it is entered', () => {
  const graph = new Map([
    ['a', ['b', 'x']],
    ['b', ['c']],
    ['c', ['b']],
    ['x', []],
  ])
  expect(importCycles(graph)).toEqual([['b', 'c']])
})
