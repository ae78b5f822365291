import { expect, test } from 'vitest'
import { statementOf } from './statements.ts'

test.each([
  ['crs=EPSG:4544', { crs: 'EPSG:4544' }],
  ['crs=GCJ-02', { crs: 'GCJ-02' }],
  ['encoding=GBK', { encoding: 'GBK' }],
  ['accept-outside', { acceptOutside: true }],
  ['layer=a=b', { layer: 'a=b' }],
  ['colour=red', undefined],
  ['crs=', undefined],
  [undefined, undefined],
])('%s states %j', (answer, statement) => {
  expect(statementOf(answer)).toEqual(statement)
})
