import type { StagedRow, StagedValue } from './staged-row.ts'
import type { WrittenColumn, WrittenType } from './staging-table.ts'

/** PostgreSQL documentation, COPY, "Binary Format": signature, flags, header extension length. */
export const COPY_HEADER = Buffer.concat([Buffer.from('PGCOPY\n\xff\r\n\0', 'latin1'), Buffer.alloc(8)])
export const COPY_TRAILER = Buffer.from([0xff, 0xff])

/** Days count from 2000-01-01 in the binary format. */
const MS_PER_DAY = 86_400_000
const EPOCH_DAYS = Date.UTC(2000, 0, 1) / MS_PER_DAY
const TEXT_OID = 25
const JSONB_VERSION = 1
const NULL_LENGTH = -1
const INITIAL_BYTES = 1 << 20

/** Days from 2000-01-01 by text. A survey has few days on many rows. */
const knownDays = new Map<string, number>()
const MAX_KNOWN_DAYS = 20_000

function daysSinceEpoch(day: string): number {
  const known = knownDays.get(day)
  if (known !== undefined) return known
  if (knownDays.size >= MAX_KNOWN_DAYS) knownDays.clear()
  const days = Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY - EPOCH_DAYS
  knownDays.set(day, days)
  return days
}

/** Encodes rows as COPY tuples into one growing buffer. */
export class BinaryRows {
  private buffer = Buffer.allocUnsafe(INITIAL_BYTES)
  private offset = 0
  private readonly encoders: readonly ((value: NonNullable<StagedValue>) => void)[]

  constructor(columns: readonly WrittenColumn[]) {
    const byType: Record<WrittenType, (value: NonNullable<StagedValue>) => void> = {
      text: value => this.text(String(value)),
      integer: value => this.fixed32(Number(value)),
      date: value => this.fixed32(daysSinceEpoch(String(value))),
      'double precision': value => this.double(Number(value)),
      boolean: value => this.boolean(value === true),
      jsonb: value => this.json(String(value)),
      geometry: value => this.bytes(value as Buffer),
      'text[]': value => this.textArray(value as readonly string[]),
    }
    this.encoders = columns.map(column => byType[column.type])
  }

  add(row: StagedRow): void {
    this.reserve(2)
    this.offset = this.buffer.writeInt16BE(this.encoders.length, this.offset)
    for (let i = 0; i < this.encoders.length; i++) this.value(row[i] ?? null, this.encoders[i]!)
  }

  /** The bytes added since the last call. */
  take(): Buffer {
    const bytes = Buffer.from(this.buffer.subarray(0, this.offset))
    this.offset = 0
    return bytes
  }

  private value(value: StagedValue, encode: (value: NonNullable<StagedValue>) => void): void {
    if (value === null) this.int32(NULL_LENGTH)
    else encode(value)
  }

  private fixed32(value: number): void {
    this.int32(4)
    this.int32(value)
  }

  private double(value: number): void {
    this.int32(8)
    this.reserve(8)
    this.offset = this.buffer.writeDoubleBE(value, this.offset)
  }

  private boolean(value: boolean): void {
    this.int32(1)
    this.byte(value ? 1 : 0)
  }

  private text(text: string): void {
    // three bytes of UTF-8 at most for each UTF-16 unit
    this.reserve(4 + text.length * 3)
    const length = this.buffer.write(text, this.offset + 4, 'utf8')
    this.buffer.writeInt32BE(length, this.offset)
    this.offset += 4 + length
  }

  private json(text: string): void {
    const start = this.offset
    this.int32(0)
    this.byte(JSONB_VERSION)
    this.reserve(text.length * 3)
    this.offset += this.buffer.write(text, this.offset, 'utf8')
    this.buffer.writeInt32BE(this.offset - start - 4, start)
  }

  private textArray(items: readonly string[]): void {
    const start = this.offset
    this.int32(0)
    this.int32(items.length === 0 ? 0 : 1)
    this.int32(0)
    this.int32(TEXT_OID)
    if (items.length > 0) {
      this.int32(items.length)
      this.int32(1)
    }
    for (const item of items) this.text(item)
    this.buffer.writeInt32BE(this.offset - start - 4, start)
  }

  private bytes(bytes: Buffer): void {
    this.int32(bytes.length)
    this.reserve(bytes.length)
    this.offset += bytes.copy(this.buffer, this.offset)
  }

  private byte(value: number): void {
    this.reserve(1)
    this.buffer[this.offset++] = value
  }

  private int32(value: number): void {
    this.reserve(4)
    this.offset = this.buffer.writeInt32BE(value, this.offset)
  }

  private reserve(byteLength: number): void {
    if (this.offset + byteLength <= this.buffer.length) return
    const grown = Buffer.allocUnsafe(Math.max(this.buffer.length * 2, this.offset + byteLength))
    this.buffer.copy(grown, 0, 0, this.offset)
    this.buffer = grown
  }
}
