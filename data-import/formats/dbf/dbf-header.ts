import { refusal } from '../sentences.ts'
import type { Refusal } from '../source.ts'

export interface DbfField {
  nameBytes: Buffer
  type: string
  offset: number
  width: number
  decimals: number
}

export interface DbfHeader {
  /** Records the header claims, and those the file has room for. */
  statedRows: number
  rows: number
  headerBytes: number
  recordBytes: number
  languageByte: number
  version: number
  fields: DbfField[]
}

const FILE_HEADER_BYTES = 32
const DESCRIPTOR_BYTES = 32
const NAME_BYTES = 11
const HEADER_END = 0x0d
/** dBase 7 has longer descriptors; nobody delivers census data in it. */
const DBASE_7 = 0x04
/** dBase II has another header altogether. */
const DBASE_2 = 0x02
const VERSION_MASK = 0x07

function descriptor(bytes: Buffer, at: number, offset: number): DbfField {
  const name = bytes.subarray(at, at + NAME_BYTES)
  const end = name.indexOf(0)
  const type = String.fromCharCode(bytes[at + 11]!)
  const decimals = bytes[at + 17]!
  // Clipper and some Chinese tools write text wider than 255 with the high byte in the decimals.
  const width = bytes[at + 16]! + (type === 'C' ? decimals * 256 : 0)
  return { nameBytes: Buffer.from(end < 0 ? name : name.subarray(0, end)), type, offset, width, decimals }
}

function readFields(bytes: Buffer, headerBytes: number): DbfField[] {
  const fields: DbfField[] = []
  let offset = 1
  for (let at = FILE_HEADER_BYTES; at + DESCRIPTOR_BYTES <= headerBytes; at += DESCRIPTOR_BYTES) {
    if (bytes[at] === HEADER_END) break
    const field = descriptor(bytes, at, offset)
    offset += field.width
    fields.push(field)
  }
  return fields
}

/** The decimals byte of a C field is a high byte only if the record is wide enough for it. */
function withoutHighBytes(fields: DbfField[]): DbfField[] {
  let offset = 1
  return fields.map(field => {
    const width = field.type === 'C' ? field.width & 0xff : field.width
    const narrow = { ...field, width, offset }
    offset += width
    return narrow
  })
}

const endOf = (fields: DbfField[]): number => fields.reduce((end, { width }) => end + width, 1)

/** Reads a DBF header; `head` must hold at least the header's bytes, `fileBytes` is the size of the file. */
export function readDbfHeader(
  head: Buffer,
  { path, fileBytes }: { path: string; fileBytes: number },
): DbfHeader | Refusal {
  const damaged = (reason: string) => refusal('damaged', { path, reason })
  if (head.length < FILE_HEADER_BYTES + 1)
    return refusal('truncated', { path, expected: `${FILE_HEADER_BYTES + 1} B`, found: `${head.length} B` })
  const version = head[0]!
  if ((version & VERSION_MASK) === DBASE_7) return damaged('dBase 7 tables are not read')
  if (version === DBASE_2) return damaged('dBase II tables are not read')
  const statedRows = head.readUInt32LE(4)
  const headerBytes = head.readUInt16LE(8)
  const recordBytes = head.readUInt16LE(10)
  if (headerBytes > fileBytes)
    return refusal('truncated', { path, expected: `${headerBytes} B`, found: `${fileBytes} B` })
  if (headerBytes < FILE_HEADER_BYTES + 1 || recordBytes < 1)
    return damaged(`header of ${headerBytes} B, records of ${recordBytes} B`)

  let fields = readFields(head, headerBytes)
  if (endOf(fields) > recordBytes) fields = withoutHighBytes(fields)
  if (endOf(fields) > recordBytes) return damaged(`fields of ${endOf(fields)} B in records of ${recordBytes} B`)
  const rows = Math.floor((fileBytes - headerBytes) / recordBytes)
  return { statedRows, rows, headerBytes, recordBytes, languageByte: head[29]!, version, fields }
}
