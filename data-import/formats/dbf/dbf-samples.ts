import type { FileHandle } from 'node:fs/promises'
import type { SampledText } from '../../decode/detect-encoding.ts'
import type { DbfHeader } from './dbf-header.ts'
import { isText } from './dbf-values.ts'

/** Enough values to tell encodings apart for certain. */
const MOST_VALUES = 4000
const BLOCKS = 48
const BLOCK_BYTES = 64 * 1024

function trimmed(cell: Buffer): Buffer {
  let end = cell.length
  while (end > 0 && (cell[end - 1] === 0x20 || cell[end - 1] === 0)) end--
  return cell.subarray(0, end)
}

function hasHighByte(cell: Buffer): boolean {
  for (let i = 0; i < cell.length; i++) if (cell[i]! > 0x7f) return true
  return false
}

interface Walk {
  blockRows: number
  /** Rows from the start of one block to the start of the next. */
  step: number
}

async function collect(
  handle: FileHandle,
  header: DbfHeader,
  { blockRows, step }: Walk,
): Promise<Map<string, SampledText>> {
  const { rows, recordBytes, headerBytes } = header
  const texts = header.fields.filter(isText)
  const found = new Map<string, SampledText>()
  const block = Buffer.alloc(blockRows * recordBytes)
  for (let first = 0; first < rows && found.size < MOST_VALUES; first += step) {
    const wanted = Math.min(blockRows, rows - first) * recordBytes
    const { bytesRead } = await handle.read(block, 0, wanted, headerBytes + first * recordBytes)
    for (let at = 0; at + recordBytes <= bytesRead; at += recordBytes)
      for (const { offset, width } of texts) {
        const cell = trimmed(block.subarray(at + offset, at + offset + width))
        if (!hasHighByte(cell)) continue
        const bytes = Buffer.from(cell)
        found.set(bytes.toString('latin1'), { bytes, mayBeCut: bytes.length === width })
      }
  }
  return found
}

/**
 * Distinct text cells that hold a byte above 0x7F, from blocks spread evenly over the table; from the whole table when
 * those hold none, so that a single Chinese name among thousands of codes is not missed.
 */
export async function sampleNonAscii(handle: FileHandle, header: DbfHeader): Promise<SampledText[]> {
  const blockRows = Math.max(1, Math.floor(BLOCK_BYTES / header.recordBytes))
  const step = Math.max(blockRows, Math.ceil(header.rows / BLOCKS))
  let found = await collect(handle, header, { blockRows, step })
  if (found.size === 0 && step > blockRows) found = await collect(handle, header, { blockRows, step: blockRows })
  return [...found.values()].slice(0, MOST_VALUES)
}
