import { BatchBuilder } from '../batch-builder.ts'
import { geometryTypeOf, sampleFirstVertices } from '../geometry-summary.ts'
import { PositionSampler } from '../position-sample.ts'
import { BATCH_ROWS, type DeclaredCrs, type RawBatch, type RawTable } from '../raw-table.ts'
import { note, refusal, refusedRow } from '../sentences.ts'
import type { ColumnRoles, Note, Refusal, SourceOptions, Value } from '../source.ts'
import { TextSamples } from '../text-samples.ts'
import { uniqueNames } from '../unique-names.ts'
import { detectColumnRoles } from './column-roles.ts'
import { findHeader } from './find-header.ts'
import { type PositionReader, positionReader } from './position-reader.ts'
import { sridOfWkt } from './wkt-geometry.ts'

/** A table whose cells are all text: CSV, a sheet of a workbook. */
export interface TextRecords {
  described: Pick<RawTable, 'name' | 'path' | 'format' | 'encoding'>
  notes: Note[]
  /** Cells beyond the headings belong to the table (sheets) or show a broken row (CSV). */
  widens: boolean
  /** All records from the top, headings included, in chunks. May be walked more than once. */
  records(): AsyncIterable<string[][]>
}

/** Rows that are looked at to find headings and column roles. */
const LOOKED_AT_ROWS = 1000

/** Wider than any table that people make. */
const MOST_COLUMNS = 5000

interface Layout {
  names: string[]
  roles: ColumnRoles
  /** Records before the first row of data. */
  skipped: number
  read: PositionReader
}

async function firstRecords(records: AsyncIterable<string[][]>): Promise<string[][]> {
  const first: string[][] = []
  for await (const chunk of records) {
    first.push(...chunk.slice(0, LOOKED_AT_ROWS - first.length))
    if (first.length >= LOOKED_AT_ROWS) break
  }
  return first
}

function unknownColumn({ lonLatOrder: _, angles: __, ...stated }: ColumnRoles, names: string[]): string | undefined {
  return Object.values(stated).find(name => name !== undefined && !names.includes(name))
}

function layoutOf(first: string[][], source: TextRecords, options: SourceOptions): Layout | Refusal {
  const header = findHeader(first)
  const width = Math.max(0, ...first.map(record => record.findLastIndex(cell => cell.trim() !== '') + 1))
  const headings =
    header === undefined ? Array.from({ length: width }, () => '') : first[header]!.map(cell => cell.trim())
  while (headings.length > 1 && headings.at(-1) === '' && header !== undefined) headings.pop()
  if (source.widens) while (headings.length < width) headings.push('')
  if (headings.length > MOST_COLUMNS)
    return refusal('too-large', { path: source.described.path, reason: `${headings.length} columns` })
  const names = uniqueNames(headings, source.notes)
  if (header) source.notes.push(note('rows-above-header', { count: header }))
  const stated = options.columns ?? {}
  const column = unknownColumn(stated, names)
  if (column !== undefined)
    return refusal('unknown-column', { column, path: source.described.path, columns: names.join(', ') })
  const skipped = header === undefined ? 0 : header + 1
  const roles = Object.keys(stated).length > 0 ? stated : detectColumnRoles({ names, records: first.slice(skipped) })
  return { names, roles, skipped, read: positionReader(roles, names) }
}

const isBlank = (record: string[]): boolean => record.every(cell => cell === '')

/** Rows of data with their numbers, headings and blank lines left out. */
async function* dataRows(source: TextRecords, skipped: number): AsyncGenerator<{ first: number; records: string[][] }> {
  let toSkip = skipped
  let row = 1
  for await (const chunk of source.records()) {
    const data = chunk.slice(toSkip).filter(record => !isBlank(record))
    toSkip = Math.max(0, toSkip - chunk.length)
    for (let at = 0; at < data.length; at += BATCH_ROWS) {
      const records = data.slice(at, at + BATCH_ROWS)
      yield { first: row, records }
      row += records.length
    }
  }
}

function valuesOf(record: string[], width: number): Value[] | undefined {
  if (record.length > width && record.slice(width).some(cell => cell.trim() !== '')) return undefined
  const values = new Array<Value>(width).fill(null)
  for (let i = 0; i < Math.min(width, record.length); i++) values[i] = record[i] === '' ? null : record[i]!
  return values
}

function batchOf({ first, records }: { first: number; records: string[][] }, { names, read }: Layout): RawBatch {
  const batch = new BatchBuilder()
  records.forEach((record, i) => {
    const row = first + i
    const cells = valuesOf(record, names.length)
    const problem = cells
      ? read(record, row, batch.geometry)
      : refusedRow(row, 'wrong-column-count', { found: record.length, expected: names.length })
    if (problem) batch.refuse(problem)
    else batch.accept(row, cells!)
  })
  return batch.take()
}

interface Survey {
  rowCount: number
  positions: Float64Array
  types: Set<number>
  samples: string[]
}

/** Walks the whole table once: how many rows there are, where they lie and what geometry they have. */
async function survey(source: TextRecords, layout: Layout): Promise<Survey> {
  const sampler = new PositionSampler()
  const types = new Set<number>()
  const samples = new TextSamples()
  let rowCount = 0
  for await (const block of dataRows(source, layout.skipped)) {
    rowCount += block.records.length
    samples.addRows(block.records)
    sampleFirstVertices(batchOf(block, layout).geometry, { sampler, types })
  }
  return { rowCount, positions: sampler.take(), types, samples: samples.take() }
}

function declaredCrs(first: string[][], { roles, names }: Layout, types: Set<number>): DeclaredCrs {
  if (types.size === 0) return { kind: 'none' }
  const column = roles.wkt === undefined ? -1 : names.indexOf(roles.wkt)
  const srid = first.map(record => sridOfWkt(record[column] ?? '')).find(Boolean)
  return srid ? { kind: 'srid', srid, from: 'SRID' } : { kind: 'nothing-said' }
}

async function* rowsOf(source: TextRecords, layout: Layout): AsyncGenerator<RawBatch> {
  for await (const block of dataRows(source, layout.skipped)) yield batchOf(block, layout)
}

/** A raw table from text records: headings and column roles are detected unless stated; every value stays text. */
export async function openTextTable(source: TextRecords, options: SourceOptions): Promise<RawTable | Refusal> {
  const first = await firstRecords(source.records())
  const layout = layoutOf(first, source, options)
  if ('kind' in layout) return layout
  const { rowCount, positions, types, samples } = await survey(source, layout)
  return {
    ...source.described,
    encoding: { ...source.described.encoding, samples },
    fields: layout.names.map(name => ({ name, kind: 'text' })),
    geometryType: geometryTypeOf(types),
    rowCount,
    declaredCrs: declaredCrs(first, layout, types),
    columnRoles: layout.roles,
    positions,
    notes: source.notes,
    rows: () => rowsOf(source, layout),
  }
}
