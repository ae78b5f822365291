import { readFile } from 'node:fs/promises'
import { encodingByName } from '../../decode/encoding-names.ts'
import { BatchBuilder } from '../batch-builder.ts'
import { BATCH_ROWS, type InputFile, type RawBatch, type RawTable, type ReadingContext } from '../raw-table.ts'
import { refusedRow } from '../sentences.ts'
import { siblings, stemOf } from '../siblings.ts'
import type { Note, Refusal } from '../source.ts'
import { blockRowsOf, type DbfFile, dbfBlocks, dbfDecoder, openDbf } from './dbf-file.ts'
import type { DbfRows } from './dbf-rows.ts'
import { noteDecoding } from './decoding-notes.ts'

function asBatch({ values, deleted }: DbfRows, first: number): RawBatch {
  const batch = new BatchBuilder()
  values.forEach((row, i) => {
    if (deleted.has(i)) {
      batch.refuse(refusedRow(first + i + 1, 'deleted-mark'))
      return
    }
    batch.geometry.addNone()
    batch.accept(first + i + 1, row)
  })
  return batch.take()
}

async function* dbfRows(dbf: DbfFile, notes: Note[]): AsyncGenerator<RawBatch> {
  const decoder = dbfDecoder(dbf)
  let first = 0
  for await (const block of dbfBlocks(dbf, { decoder, blockRows: blockRowsOf(dbf, BATCH_ROWS) })) {
    yield asBatch(block, first)
    first += block.values.length
  }
  noteDecoding(notes, decoder, dbf.encoding.name)
}

/** Opens a DBF that stands alone: rows without geometry. */
export async function openDbfTable(file: InputFile, { options }: ReadingContext): Promise<RawTable[] | Refusal> {
  const cpg = (await siblings(file.path)).get('cpg')
  const dbf = await openDbf(file.path, {
    shownPath: file.shownPath,
    statedEncoding: options.encoding && encodingByName(options.encoding),
    cpg: cpg && (await readFile(cpg, 'latin1')),
  })
  if ('kind' in dbf) return dbf
  const { notes } = dbf
  return [
    {
      name: stemOf(file.path),
      path: file.shownPath,
      format: 'dbf',
      fields: dbf.fields,
      geometryType: 'None',
      rowCount: dbf.header.rows,
      encoding: dbf.encoding,
      declaredCrs: { kind: 'none' },
      positions: new Float64Array(),
      notes,
      rows: () => dbfRows(dbf, notes),
    },
  ]
}
