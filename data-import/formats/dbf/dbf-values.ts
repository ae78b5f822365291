import type { Field, FieldKind, Value } from '../source.ts'
import type { DbfField } from './dbf-header.ts'

const FOXPRO_VERSIONS = new Set([0x30, 0x31, 0x32])
/** Julian day number of 1970-01-01, from which FoxPro counts days of an instant. */
const JULIAN_DAY_1970 = 2_440_588
const DAY_MS = 86_400_000
const KINDS: Record<string, FieldKind> = {
  D: 'date',
  F: 'number',
  L: 'boolean',
  I: 'integer',
  '+': 'integer',
  O: 'number',
  Y: 'number',
  T: 'datetime',
  '@': 'datetime',
}

export const MEMO_TYPES = new Set(['M', 'G', 'P', 'W', 'Q'])

/** B is a double in FoxPro and a memo in dBase; a memo is no value of the row. */
export const isMemo = (field: DbfField, version: number): boolean =>
  MEMO_TYPES.has(field.type) || (field.type === 'B' && !FOXPRO_VERSIONS.has(version))

export function kindOf(field: DbfField): FieldKind {
  if (field.type === 'N' && field.decimals === 0) return 'integer'
  if (field.type === 'N' || field.type === 'B') return 'number'
  return KINDS[field.type] ?? 'text'
}

/** Texts in the table's encoding: fixed width, and FoxPro's varying width. */
export const isText = ({ type }: DbfField): boolean => type === 'C' || type === 'V'

/** Bytes of a text cell: a short value of varying width has its length in the cell's last byte. */
export function textWidth(block: Buffer, at: number, { type, width }: DbfField): number {
  const last = block[at + width - 1] ?? 0
  return type === 'V' && last < width ? last : width
}

/** Types whose cell is binary rather than text. */
export const isBinary = ({ type }: DbfField): boolean => 'I+OBYT@'.includes(type)

function instant(bytes: Buffer, at: number): string | null {
  const day = bytes.readInt32LE(at)
  const ms = bytes.readInt32LE(at + 4)
  const time = (day - JULIAN_DAY_1970) * DAY_MS + ms
  return day > 0 && Math.abs(time) < 8.64e15 ? new Date(time).toISOString().slice(0, 19) : null
}

export function binaryValue(bytes: Buffer, at: number, { type, width }: DbfField): Value {
  if ((type === 'I' || type === '+') && width === 4) return bytes.readInt32LE(at)
  if (width !== 8) return null
  if (type === 'O' || type === 'B') {
    const value = bytes.readDoubleLE(at)
    return Number.isFinite(value) ? value : null
  }
  if (type === 'Y') return Number(bytes.readBigInt64LE(at)) / 10_000
  return type === 'T' || type === '@' ? instant(bytes, at) : null
}

const TRUE = /^[yYtT]$/
const FALSE = /^[nNfF]$/

/**
 * A number as written; stars mean "too wide for the field" and are nothing. `undefined` when it is no number or
 * an integer that a double cannot hold.
 */
function numberOf(text: string): number | null | undefined {
  if (text === '' || /^\*+$/.test(text)) return null
  const value = Number(text.includes(',') ? text.replace(',', '.') : text)
  if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) return undefined
  return value
}

function dateOf(text: string): string | null | undefined {
  if (text === '' || /^[0\s]+$/.test(text)) return null
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : undefined
}

/** The value of a text cell; text that does not fit the field's kind is kept as text, so that nothing is lost. */
export function textValue(text: string, kind: Field['kind']): Value {
  if (kind === 'text') return text === '' ? null : text
  if (kind === 'integer' || kind === 'number') {
    const value = numberOf(text)
    return value === undefined ? text : value
  }
  if (kind === 'date') {
    const value = dateOf(text)
    return value === undefined ? text : value
  }
  if (kind === 'boolean') return TRUE.test(text) ? true : FALSE.test(text) ? false : null
  return text === '' ? null : text
}
