import type { Value } from '../source.ts'
import type { ColumnType, FgbColumn } from './fgb-header.ts'
import { FlatFault, type Vector } from './flat-table.ts'
import type { TextReader } from './text-reader.ts'

/** Bytes of a value; 0: a length of four bytes comes first. */
const SIZES: Record<ColumnType, number> = {
  Byte: 1,
  UByte: 1,
  Bool: 1,
  Short: 2,
  UShort: 2,
  Int: 4,
  UInt: 4,
  Long: 8,
  ULong: 8,
  Float: 4,
  Double: 8,
  String: 0,
  Json: 0,
  DateTime: 0,
  Binary: 0,
}

const exact = (value: bigint): Value => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value.toString()
}

function finite(value: number): Value {
  return Number.isFinite(value) ? value : null
}

function fixedValue(bytes: Buffer, at: number, type: ColumnType): Value {
  switch (type) {
    case 'Byte':
      return bytes.readInt8(at)
    case 'UByte':
      return bytes[at]!
    case 'Bool':
      return bytes[at] !== 0
    case 'Short':
      return bytes.readInt16LE(at)
    case 'UShort':
      return bytes.readUInt16LE(at)
    case 'Int':
      return bytes.readInt32LE(at)
    case 'UInt':
      return bytes.readUInt32LE(at)
    case 'Long':
      return exact(bytes.readBigInt64LE(at))
    case 'ULong':
      return exact(bytes.readBigUInt64LE(at))
    case 'Float':
      return finite(bytes.readFloatLE(at))
    default:
      return finite(bytes.readDoubleLE(at))
  }
}

export interface PropertyContext {
  bytes: Buffer
  columns: FgbColumn[]
  text: TextReader
}

const DAY_LENGTH = '2023-05-01'.length

const textValue = (text: string, { kind }: FgbColumn): string =>
  kind === 'date' ? text.slice(0, DAY_LENGTH).replaceAll('/', '-') : text

/** Values of one feature, aligned with the columns. Throws `FlatFault` when they do not fit into `properties`. */
export function readProperties({ start, length }: Vector, { bytes, columns, text }: PropertyContext): Value[] {
  const values = new Array<Value>(columns.length).fill(null)
  const end = start + length
  let at = start
  while (at < end) {
    const index = at + 2 <= end ? bytes.readUInt16LE(at) : columns.length
    const column = columns[index]
    if (!column) throw new FlatFault(`a value for column ${index} of ${columns.length}`)
    at += 2
    let size = SIZES[column.type]
    const isFixed = size > 0
    if (!isFixed) {
      if (at + 4 > end) throw new FlatFault('a value ends too early')
      size = bytes.readUInt32LE(at)
      at += 4
    }
    if (at + size > end) throw new FlatFault('a value ends too early')
    if (isFixed) values[index] = fixedValue(bytes, at, column.type)
    else if (column.type !== 'Binary' && size > 0) values[index] = textValue(text(bytes, at, at + size), column)
    at += size
  }
  return values
}
