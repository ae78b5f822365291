import { expect, test } from 'vitest'
import { CopyReader, type CopyRow } from './copy-reader.ts'

/** `copy (values ('a', 1.5), (null, 2)) to stdout (format binary)` */
const DUMP = Buffer.from(
  '5047434f50590aff0d0a00000000000000000000020000000161000000083ff80000000000000002ffffffff000000084000000000000000ffff',
  'hex',
)
const ROWS = [
  ['a', 1.5],
  [null, 2],
]
function rowsOf(...chunks: Buffer[]): unknown[] {
  const reader = new CopyReader()
  const rows: unknown[] = []
  const take = (row: CopyRow) => rows.push([row.text(0), row.double(1)])
  for (const chunk of chunks) reader.read(chunk, take)
  return rows
}

test('rows are read whole wherever the stream is cut', () => {
  for (let cut = 0; cut <= DUMP.length; cut++) expect(rowsOf(DUMP.subarray(0, cut), DUMP.subarray(cut))).toEqual(ROWS)
})

test('rows are read whole from single bytes', () => {
  expect(rowsOf(...Array.from(DUMP, byte => Buffer.from([byte])))).toEqual(ROWS)
})
