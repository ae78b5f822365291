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

const hasHighByte = (cell: Buffer): boolean => cell.some(byte => byte > 0x7f)

/** Distinct text cells that hold a byte above 0x7F, from blocks spread evenly over the table. */
export async function sampleNonAscii(handle: FileHandle, header: DbfHeader): Promise<SampledText[]> {
  const { rows, recordBytes, headerBytes, fields } = header
  const texts = fields.filter(isText)
  const blockRows = Math.max(1, Math.floor(BLOCK_BYTES / recordBytes))
  const step = Math.max(blockRows, Math.ceil(rows / BLOCKS))
  const found = new Map<string, SampledText>()
  for (let first = 0; first < rows && found.size < MOST_VALUES; first += step) {
    const count = Math.min(blockRows, rows - first)
    const block = Buffer.alloc(count * recordBytes)
    const { bytesRead } = await handle.read(block, 0, block.length, headerBytes + first * recordBytes)
    for (let at = 0; at + recordBytes <= bytesRead; at += recordBytes)
      for (const { offset, width } of texts) {
        const cell = trimmed(block.subarray(at + offset, at + offset + width))
        if (hasHighByte(cell)) found.set(cell.toString('latin1'), { bytes: cell, mayBeCut: cell.length === width })
      }
  }
  return [...found.values()].slice(0, MOST_VALUES)
}
