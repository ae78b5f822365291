import { open } from 'node:fs/promises'
import { BatchBuilder } from '../batch-builder.ts'
import { FileWindow } from '../file-window.ts'
import { geometryTypeOf, sampleFirstVertices } from '../geometry-summary.ts'
import { PositionSampler } from '../position-sample.ts'
import { BATCH_ROWS, type RawBatch, type RawTable } from '../raw-table.ts'
import { note, refusal, refusedRow } from '../sentences.ts'
import { type Note, ReadingFailed, type RefusedRow } from '../source.ts'
import { TextSamples } from '../text-samples.ts'
import { addFgbGeometry } from './fgb-geometry.ts'
import { type FgbHeader, readFgbHeader } from './fgb-header.ts'
import { readProperties } from './fgb-properties.ts'
import { FlatFault, FlatTable } from './flat-table.ts'
import { type TextReader, textReader } from './text-reader.ts'

const MAGIC_BYTES = 8
const SIZE_BYTES = 4
const LARGEST_HEADER = 16 << 20
const LARGEST_FEATURE = 256 << 20
const [GEOMETRY, PROPERTIES] = [0, 1]

export interface FgbFile {
  path: string
  shownPath: string
  header: FgbHeader
  /** Decodes texts: FlatGeobuf is UTF-8, what GDAL passes through may not be. */
  text: TextReader
  /** Offset of the first feature. */
  featuresAt: number
}

function truncated(path: string, expected: number, found: number): ReadingFailed {
  return new ReadingFailed(refusal('truncated', { path, expected: `${expected} B`, found: `${found} B` }))
}

async function withWindow<T>(path: string, use: (window: FileWindow) => Promise<T>): Promise<T> {
  const handle = await open(path)
  try {
    return await use(new FileWindow(handle, (await handle.stat()).size))
  } finally {
    await handle.close()
  }
}

/** Reads the header. Throws `ReadingFailed`. */
export function openFgb(path: string, shownPath: string, encoding = 'utf-8'): Promise<FgbFile> {
  const text = textReader(encoding)
  const damaged = (reason: string) => new ReadingFailed(refusal('damaged', { path: shownPath, reason }))
  return withWindow(path, async window => {
    const size = (await window.bytes(MAGIC_BYTES, SIZE_BYTES))?.readUInt32LE(0)
    if (size === undefined) throw truncated(shownPath, MAGIC_BYTES + SIZE_BYTES, window.size)
    if (size > LARGEST_HEADER) throw damaged(`header of ${size} B`)
    const bytes = await window.bytes(MAGIC_BYTES + SIZE_BYTES, size)
    if (!bytes) throw truncated(shownPath, MAGIC_BYTES + SIZE_BYTES + size, window.size)
    try {
      const header = readFgbHeader(bytes, text)
      return { path, shownPath, header, text, featuresAt: MAGIC_BYTES + SIZE_BYTES + size + header.indexBytes }
    } catch (error) {
      throw error instanceof FlatFault ? damaged(error.message) : error
    }
  })
}

function readFeature(
  bytes: Buffer,
  { header, text }: FgbFile,
  { row, batch }: { row: number; batch: BatchBuilder },
): RefusedRow | undefined {
  try {
    const feature = FlatTable.root(bytes)
    const values = readProperties(feature.vector(PROPERTIES, 1), { bytes, columns: header.columns, text })
    const fault = addFgbGeometry(feature.table(GEOMETRY), header.geometryType, batch.geometry)
    if (fault?.kind === 'mixed') return refusedRow(row, 'mixed-collection')
    if (fault) return refusedRow(row, 'bad-geometry', { reason: fault.reason })
    batch.accept(row, values)
    return undefined
  } catch (error) {
    if (!(error instanceof FlatFault)) throw error
    return refusedRow(row, 'bad-row', { reason: error.message })
  }
}

/** Rows in file order. Throws `ReadingFailed` where the file ends inside a feature. */
export async function* fgbRows(file: FgbFile): AsyncGenerator<RawBatch> {
  const handle = await open(file.path)
  try {
    const window = new FileWindow(handle, (await handle.stat()).size)
    const batch = new BatchBuilder()
    let row = 0
    for (let at = file.featuresAt; at < window.size; ) {
      const size = (window.peek(at, SIZE_BYTES) ?? (await window.bytes(at, SIZE_BYTES)))?.readUInt32LE(0)
      const end = at + SIZE_BYTES + (size ?? 0)
      if (size === undefined || end > window.size || size > LARGEST_FEATURE)
        throw truncated(file.shownPath, end, window.size)
      const bytes = window.peek(at + SIZE_BYTES, size) ?? (await window.bytes(at + SIZE_BYTES, size))
      row++
      const problem = readFeature(bytes!, file, { row, batch })
      if (problem) batch.refuse(problem)
      at = end
      if (batch.rows >= BATCH_ROWS) yield batch.take()
    }
    if (batch.rows > 0) yield batch.take()
  } finally {
    await handle.close()
  }
}

function notesOn({ header }: FgbFile, rowCount: number): Note[] {
  const notes: Note[] = []
  const binary = header.columns.filter(column => column.type === 'Binary').map(column => column.name)
  if (header.hasHeightOrMeasure) notes.push(note('heights-dropped'))
  if (binary.length > 0) notes.push(note('memo-not-read', { fields: binary.join(', ') }))
  if (header.featuresCount > 0 && header.featuresCount < rowCount)
    notes.push(note('count-differs', { stated: header.featuresCount, found: rowCount }))
  return notes
}

/** Walks the features once and describes the table. Throws `ReadingFailed`. */
export async function fgbTable(
  file: FgbFile,
): Promise<Omit<RawTable, 'name' | 'format' | 'encoding'> & { samples: string[] }> {
  const samples = new TextSamples()
  const sampler = new PositionSampler()
  const types = new Set<number>()
  let rowCount = 0
  for await (const batch of fgbRows(file)) {
    rowCount += batch.values.length + batch.refused.length
    sampleFirstVertices(batch.geometry, { sampler, types })
    samples.addRows(batch.values)
  }
  if (file.header.featuresCount > rowCount) throw truncated(file.shownPath, file.header.featuresCount, rowCount)
  return {
    path: file.shownPath,
    fields: file.header.columns.map(({ name, kind }) => ({ name, kind })),
    geometryType: geometryTypeOf(types),
    rowCount,
    declaredCrs: types.size === 0 ? { kind: 'none' } : file.header.crs,
    positions: sampler.take(),
    samples: samples.take(),
    notes: notesOn(file, rowCount),
    rows: () => fgbRows(file),
  }
}
