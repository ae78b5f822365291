import { expect, test } from 'vitest'
import type { ColumnSpec } from './column.ts'
import { type ColumnMatch, matchColumns } from './match-columns.ts'

const COLUMNS: ColumnSpec[] = [
  { name: 'code', zh: '标识码', en: 'code', kind: 'text', aliases: ['OBJID'] },
  { name: 'note', zh: '备注', en: 'note', kind: 'text', aliases: ['NOTE_', 'BZ'] },
]
const fields = (...names: string[]) => names.map(name => ({ name, kind: 'text' as const }))
const byName = (match: ColumnMatch, names: string[]) =>
  Object.fromEntries([...match.fieldOf].map(([column, index]) => [column, names[index]]))

test.each([
  ['as the standard writes them', ['OBJID', 'NOTE_']],
  ['in other letters', ['ObjID', 'note']],
  ['in Chinese', ['标识码', '备注']],
  ['with spaces and brackets', ['标识 码', 'Bz']],
])('fields are found %s', (_name, names) => {
  const match = matchColumns(fields(...names), COLUMNS) as ColumnMatch
  expect(byName(match, names)).toEqual({ code: names[0], note: names[1] })
})

test('a statement wins over what would be found, and the rest stays unmatched', () => {
  const names = ['OBJID', 'OLDID', 'MATERIAL']
  const match = matchColumns(fields(...names), COLUMNS, { code: 'oldid' }) as ColumnMatch
  expect(byName(match, names)).toEqual({ code: 'OLDID' })
  expect(match.unmatched.map(index => names[index])).toEqual(['OBJID', 'MATERIAL'])
  expect(match.missing.map(spec => spec.name)).toEqual(['note'])
})

test('a statement about what does not exist is a failure', () => {
  expect(matchColumns(fields('OBJID'), COLUMNS, { code: 'ID' })).toEqual({ unknownField: 'ID' })
  expect(matchColumns(fields('OBJID'), COLUMNS, { colour: 'OBJID' })).toEqual({ unknownColumn: 'colour' })
})
