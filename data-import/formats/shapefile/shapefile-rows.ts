import { open } from 'node:fs/promises'
import { BatchBuilder } from '../batch-builder.ts'
import { blockRowsOf, type DbfFile, dbfBlocks, dbfDecoder } from '../dbf/dbf-file.ts'
import type { DbfRows } from '../dbf/dbf-rows.ts'
import { noteDecoding } from '../dbf/decoding-notes.ts'
import { FileWindow } from '../file-window.ts'
import { BATCH_ROWS, type RawBatch } from '../raw-table.ts'
import { refusedRow } from '../sentences.ts'
import type { Note, RefusedRow, Value } from '../source.ts'
import { readShape } from './read-shape.ts'
import type { ShapeIndex } from './shape-index.ts'

export interface ShapefileParts {
  shp: string
  index: ShapeIndex
  dbf: DbfFile | undefined
}

/** One block: shapes and attributes side by side; where one side ends early the other goes on with nothing beside it. */
class BlockReader {
  readonly #batch = new BatchBuilder()
  readonly #window: FileWindow
  readonly #parts: ShapefileParts
  readonly #emptyRow: Value[]

  constructor(window: FileWindow, parts: ShapefileParts) {
    this.#window = window
    this.#parts = parts
    this.#emptyRow = (parts.dbf?.fields ?? []).map(() => null)
  }

  async read(first: number, count: number, attributes: DbfRows | undefined): Promise<RawBatch> {
    for (let i = 0; i < count; i++) {
      const row = first + i + 1
      const problem = attributes?.deleted.has(i) ? refusedRow(row, 'deleted-mark') : await this.#shape(first + i, row)
      if (problem) this.#batch.refuse(problem)
      else this.#batch.accept(row, attributes?.values[i] ?? [...this.#emptyRow])
    }
    return this.#batch.take()
  }

  async #shape(record: number, row: number): Promise<RefusedRow | undefined> {
    const { offsets, lengths } = this.#parts.index
    if (record >= offsets.length) {
      this.#batch.geometry.addNone()
      return undefined
    }
    const bytes =
      this.#window.peek(offsets[record]!, lengths[record]!) ??
      (await this.#window.bytes(offsets[record]!, lengths[record]!))
    const reason = bytes ? readShape(bytes, this.#batch.geometry) : 'the file ends before it'
    return reason ? refusedRow(row, 'bad-geometry', { reason }) : undefined
  }
}

/** Rows of a Shapefile in file order. */
export async function* shapefileRows(parts: ShapefileParts, notes: Note[]): AsyncGenerator<RawBatch> {
  const { dbf, index } = parts
  const blockRows = dbf ? blockRowsOf(dbf, BATCH_ROWS) : BATCH_ROWS
  const total = Math.max(index.offsets.length, dbf?.header.rows ?? 0)
  const decoder = dbf && dbfDecoder(dbf)
  const blocks = decoder && dbfBlocks(dbf, { decoder, blockRows })
  const handle = await open(parts.shp)
  try {
    const reader = new BlockReader(new FileWindow(handle, (await handle.stat()).size), parts)
    for (let first = 0; first < total; first += blockRows) {
      const block = await blocks?.next()
      yield reader.read(first, Math.min(blockRows, total - first), block?.done ? undefined : block?.value)
    }
    if (decoder) noteDecoding(notes, decoder, dbf.encoding.name)
  } finally {
    await handle.close()
    await blocks?.return(undefined)
  }
}
