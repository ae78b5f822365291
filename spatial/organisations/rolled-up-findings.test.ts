import { expect, test } from 'vitest'
import { type PlaceFinding, rollUpFindings } from './rolled-up-findings.ts'

/** Two districts; the first has a street of two communities and one of a single community. */
const GRIDS = new Map([
  ['510903001001', 4],
  ['510903001002', 6],
  ['510903002001', 3],
  ['510904001001', 5],
])

const gap = (communityCode: string, grids: number, change: Partial<PlaceFinding> = {}): PlaceFinding => ({
  kind: 'component',
  classCode: '0102',
  outcome: 'none',
  communityCode,
  managementAreaCode: null,
  grids,
  handlerCodes: [],
  ruleIds: [],
  ...change,
})

const areasOf = (findings: PlaceFinding[]) =>
  rollUpFindings(findings, GRIDS).map(f => [f.areaCode, f.grids, f.gridsInArea])

test('nothing found, nothing said', () => {
  expect(rollUpFindings([], GRIDS)).toEqual([])
})

test('a gap in every grid is said once, for the city', () => {
  expect(areasOf([...GRIDS].map(([code, grids]) => gap(code, grids)))).toEqual([[null, 18, 18]])
})

test('a gap in a whole district is said for the district', () => {
  expect(areasOf([...GRIDS].slice(0, 3).map(([code, grids]) => gap(code, grids)))).toEqual([['510903', 13, 13]])
})

test('a gap in one street and a community of another is said for each', () => {
  expect(areasOf([gap('510903001001', 4), gap('510903001002', 6), gap('510904001001', 5)])).toEqual([
    ['510903001', 10, 10],
    ['510904', 5, 5],
  ])
})

test('a gap in a part of a community tells which part and how many of its grids', () => {
  const findings = rollUpFindings([gap('510903001002', 2, { managementAreaCode: 'G01' })], GRIDS)
  expect(findings).toEqual([
    {
      kind: 'component',
      classCode: '0102',
      outcome: 'none',
      areaCode: '510903001002',
      managementAreaCode: 'G01',
      grids: 2,
      gridsInArea: 6,
      handlerCodes: [],
      ruleIds: [],
    },
  ])
})

test('parts of a community that fill it together are one', () => {
  expect(areasOf([gap('510904001001', 2), gap('510904001001', 3, { managementAreaCode: 'G01' })])).toEqual([
    ['510904', 5, 5],
  ])
})

test('different classes and different rivals stay apart, rules of the same tie are collected', () => {
  const rivals = { outcome: 'ambiguous' as const, handlerCodes: ['a', 'b'] }
  const findings = rollUpFindings(
    [
      gap('510903001001', 4, { ...rivals, ruleIds: ['r2', 'r1'] }),
      gap('510903001002', 6, { ...rivals, ruleIds: ['r3', 'r1'] }),
      gap('510903002001', 3, { ...rivals, handlerCodes: ['a', 'c'], ruleIds: ['r1'] }),
      gap('510903002001', 3, { classCode: '0103' }),
    ],
    GRIDS,
  )
  expect(findings.map(f => [f.classCode, f.areaCode, f.handlerCodes, f.ruleIds])).toEqual([
    ['0102', '510903001', ['a', 'b'], ['r1', 'r2', 'r3']],
    ['0102', '510903002', ['a', 'c'], ['r1']],
    ['0103', '510903002', [], []],
  ])
})
