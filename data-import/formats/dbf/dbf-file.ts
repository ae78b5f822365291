import { type FileHandle, open } from 'node:fs/promises'
import { detectEncoding } from '../../decode/detect-encoding.ts'
import { encodingByLanguageByte, encodingByName } from '../../decode/encoding-names.ts'
import { note, refusal } from '../sentences.ts'
import type { EncodingFinding, Field, Note, Refusal } from '../source.ts'
import { uniqueNames } from '../unique-names.ts'
import { type DbfHeader, readDbfHeader } from './dbf-header.ts'
import { DbfRowDecoder, type DbfRows } from './dbf-rows.ts'
import { sampleNonAscii } from './dbf-samples.ts'
import { isMemo, kindOf } from './dbf-values.ts'

/** Largest header: its own length field has 16 bits. */
const LARGEST_HEADER = 65_535
/** Ten bytes and a zero; ArcGIS cuts Chinese names in the middle of a character. */
const LONGEST_NAME_BYTES = 10
/** FoxPro's hidden column that tells which values are null. */
const NULL_FLAGS = '0'

/** An attribute table whose header has been read. */
export interface DbfFile {
  path: string
  header: DbfHeader
  fields: Field[]
  encoding: EncodingFinding
  notes: Note[]
}

export interface DbfHints {
  shownPath: string
  statedEncoding: string | undefined
  /** Content of the .cpg file. */
  cpg: string | undefined
}

function fieldNames(header: DbfHeader, encoding: string): string[] {
  const decoder = new TextDecoder(encoding)
  return header.fields.map(({ nameBytes }) =>
    decoder
      .decode(nameBytes)
      .replace(/\uFFFD+$/, '')
      .trim(),
  )
}

/** Field names count as text too: a table with Chinese headings and plain values still shows its encoding. */
async function findEncoding(handle: FileHandle, header: DbfHeader, hints: DbfHints): Promise<EncodingFinding> {
  const names = header.fields
    .filter(({ nameBytes }) => nameBytes.some(byte => byte > 0x7f))
    .map(({ nameBytes }) => ({ bytes: nameBytes, mayBeCut: nameBytes.length >= LONGEST_NAME_BYTES }))
  const cells = await sampleNonAscii(handle, header)
  return detectEncoding([...cells, ...names], {
    stated: hints.statedEncoding,
    cpgFile: hints.cpg ? encodingByName(hints.cpg) : undefined,
    languageByte: encodingByLanguageByte(header.languageByte),
  })
}

function notesOn(header: DbfHeader, encoding: EncodingFinding, cpg: string | undefined): Note[] {
  const notes: Note[] = []
  const memos = header.fields.filter(field => isMemo(field, header.version))
  if (header.statedRows !== header.rows)
    notes.push(note('count-differs', { stated: header.statedRows, found: header.rows }))
  if (memos.length > 0)
    notes.push(note('memo-not-read', { fields: memos.map(field => field.nameBytes.toString('latin1')).join(', ') }))
  if (encoding.evidence === 'assumed') notes.push(note('encoding-assumed', { encoding: encoding.name }))
  if (encoding.evidence === 'content' && cpg && encodingByName(cpg) !== encoding.name)
    notes.push(note('cpg-misleads', { cpg: cpg.trim(), encoding: encoding.name }))
  return notes
}

function cutShort(
  { headerBytes, statedRows, recordBytes }: DbfHeader,
  { path, size }: { path: string; size: number },
): Refusal {
  return refusal('truncated', { path, expected: `${headerBytes + statedRows * recordBytes} B`, found: `${size} B` })
}

/** Rubbish after the end shows within a few records. */
const LOOKED_AT_ROWS = 100

/** Whether records really follow the last one the header counts: each starts with a space or an asterisk. */
async function goesOn(handle: FileHandle, { headerBytes, statedRows, rows, recordBytes }: DbfHeader): Promise<boolean> {
  const flag = Buffer.alloc(1)
  const looked = Math.min(rows, statedRows + LOOKED_AT_ROWS)
  for (let row = statedRows; row < looked; row++) {
    await handle.read(flag, 0, 1, headerBytes + row * recordBytes)
    if (flag[0] !== 0x20 && flag[0] !== 0x2a) return false
  }
  return true
}

/** Reads header, field names and encoding of a DBF; rows come from `dbfBlocks`. */
export async function openDbf(path: string, hints: DbfHints): Promise<DbfFile | Refusal> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, LARGEST_HEADER))
    await handle.read(head, 0, head.length, 0)
    const header = readDbfHeader(head, { path: hints.shownPath, fileBytes: size })
    if ('kind' in header) return header
    if (header.statedRows > header.rows) return cutShort(header, { path: hints.shownPath, size })
    if (!(await goesOn(handle, header))) header.rows = header.statedRows
    const encoding = await findEncoding(handle, header, hints)
    const notes = notesOn(header, encoding, hints.cpg)
    const names = uniqueNames(fieldNames(header, encoding.name), notes)
    const columns = header.fields.map((field, index) => ({ field, name: names[index]!, kind: kindOf(field) }))
    const kept = columns.filter(({ field }) => field.type !== NULL_FLAGS && !isMemo(field, header.version))
    return {
      path,
      header: { ...header, fields: kept.map(({ field }) => field) },
      fields: kept.map(({ name, kind }) => ({ name, kind })),
      encoding,
      notes,
    }
  } finally {
    await handle.close()
  }
}

export function dbfDecoder({ header, fields, encoding }: DbfFile): DbfRowDecoder {
  const columns = header.fields.map((field, index) => ({ field, kind: fields[index]!.kind }))
  return new DbfRowDecoder({ recordBytes: header.recordBytes, columns }, encoding.name)
}

/** A block of rows stays below this, whatever the record length. */
const BLOCK_BYTES = 8 << 20

/** Rows that are decoded together: at most `wanted`, fewer where records are long. */
export const blockRowsOf = ({ header }: DbfFile, wanted: number): number =>
  Math.max(1, Math.min(wanted, Math.floor(BLOCK_BYTES / header.recordBytes)))

/** Walks all rows in blocks of `blockRows`; afterwards `decoder.text` tells what could not be decoded. */
export async function* dbfBlocks(
  { header, path }: DbfFile,
  { decoder, blockRows }: { decoder: DbfRowDecoder; blockRows: number },
): AsyncGenerator<DbfRows> {
  const { recordBytes, headerBytes, rows } = header
  const handle = await open(path)
  try {
    const block = Buffer.alloc(Math.min(blockRows, Math.max(rows, 1)) * recordBytes)
    for (let first = 0; first < rows; first += blockRows) {
      const count = Math.min(blockRows, rows - first)
      const { bytesRead } = await handle.read(block, 0, count * recordBytes, headerBytes + first * recordBytes)
      if (bytesRead < count * recordBytes) throw new Error(`${path} became shorter while it was read`)
      yield decoder.decode(block, count)
    }
  } finally {
    await handle.close()
  }
}
