import { expect, test } from 'vitest'
import { CopyReader } from './copy-reader.ts'

/** `copy (values ('a', 1.5), (null, 2)) to stdout (format binary)` */
const DUMP = Buffer.from(
  '5047434f50590aff0d0a00000000000000000000020000000161000000083ff80000000000000002ffffffff000000084000000000000000ffff',
  'hex',
)
const ROWS = [
  ['a', 1.5],
  [null, 2],
]
const read = (fields: (Buffer | null)[]) => [fields[0]?.toString() ?? null, fields[1]!.readDoubleBE()]

test('rows are read whole wherever the stream is cut', () => {
  for (let cut = 0; cut <= DUMP.length; cut++) {
    const reader = new CopyReader()
    const rows = [DUMP.subarray(0, cut), DUMP.subarray(cut)].flatMap(chunk => reader.rows(chunk).map(read))
    expect(rows).toEqual(ROWS)
  }
})

test('rows are read whole from single bytes', () => {
  const reader = new CopyReader()
  expect([...DUMP].flatMap(byte => reader.rows(Buffer.from([byte])).map(read))).toEqual(ROWS)
})
