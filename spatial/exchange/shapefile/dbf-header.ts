export interface DbfField {
  /** At most 10 characters. */
  name: string
  /** C text, N number, D day. */
  type: 'C' | 'N' | 'D'
  width: number
  decimals?: number
}

const HEADER_BYTES = 32
/** Language driver byte of code page 936. */
export const CODE_PAGE_936 = 0x4d

export interface DbfHeader {
  fields: readonly DbfField[]
  rowCount: number
  languageByte: number
  /** Year after 1900, month, day. */
  writtenOn: readonly [number, number, number]
}

/** Bytes of a row, the mark for deleted rows among them. */
export const recordBytes = (fields: readonly DbfField[]): number => fields.reduce((sum, field) => sum + field.width, 1)

/** The header of a dBase III table. */
export function dbfHeader({ fields, rowCount, languageByte, writtenOn }: DbfHeader): Buffer {
  const bytes = Buffer.alloc(HEADER_BYTES * (fields.length + 1) + 1)
  bytes[0] = 0x03
  bytes.set(writtenOn, 1)
  bytes.writeUInt32LE(rowCount, 4)
  bytes.writeUInt16LE(bytes.length, 8)
  bytes.writeUInt16LE(recordBytes(fields), 10)
  bytes[29] = languageByte
  fields.forEach(({ name, type, width, decimals = 0 }, i) => {
    const at = HEADER_BYTES * (i + 1)
    bytes.write(name, at, 'latin1')
    bytes.write(type, at + 11, 'latin1')
    bytes[at + 16] = width
    bytes[at + 17] = decimals
  })
  bytes[bytes.length - 1] = 0x0d
  return bytes
}
