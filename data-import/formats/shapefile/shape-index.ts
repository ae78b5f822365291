import type { FileWindow } from '../file-window.ts'
import { note, refusal } from '../sentences.ts'
import type { Note, Refusal } from '../source.ts'

/** Where each record's content lies in the .shp. */
export interface ShapeIndex {
  offsets: Float64Array
  lengths: Uint32Array
  notes: Note[]
}

export const HEADER_BYTES = 100
const RECORD_HEADER_BYTES = 8
const INDEX_ENTRY_BYTES = 8
/** Lengths and offsets are counted in 16-bit words. */
const WORD = 2
/** Smallest content: the four bytes of a null shape. */
const LEAST_CONTENT = 4

/** Entries of the .shx when every one of them points to a complete record of the .shp; else `undefined`. */
async function fromShx(shp: FileWindow, shx: FileWindow): Promise<ShapeIndex | undefined> {
  const count = Math.floor((shx.size - HEADER_BYTES) / INDEX_ENTRY_BYTES)
  if (count < 0) return undefined
  const [offsets, lengths] = [new Float64Array(count), new Uint32Array(count)]
  let contentBytes = 0
  for (let i = 0; i < count; i++) {
    const entry = await shx.bytes(HEADER_BYTES + i * INDEX_ENTRY_BYTES, INDEX_ENTRY_BYTES)
    if (!entry) return undefined
    offsets[i] = entry.readUInt32BE(0) * WORD + RECORD_HEADER_BYTES
    lengths[i] = entry.readUInt32BE(4) * WORD
    const header = await shp.bytes(offsets[i]! - RECORD_HEADER_BYTES, RECORD_HEADER_BYTES)
    if (!header || header.readUInt32BE(4) * WORD !== lengths[i] || lengths[i]! < LEAST_CONTENT) return undefined
    contentBytes += lengths[i]!
    // More content than file: records overlap, and a small file could pretend to hold endless geometry.
    if (offsets[i]! + lengths[i]! > shp.size || contentBytes > shp.size) return undefined
  }
  return { offsets, lengths, notes: [] }
}

/** Walks the records one after the other, as they lie in the .shp. */
async function fromWalk(shp: FileWindow, path: string): Promise<ShapeIndex | Refusal> {
  const [offsets, lengths]: [number[], number[]] = [[], []]
  let at = HEADER_BYTES
  while (at < shp.size) {
    const header = await shp.bytes(at, RECORD_HEADER_BYTES)
    const length = header ? header.readUInt32BE(4) * WORD : LEAST_CONTENT
    if (length < LEAST_CONTENT)
      return refusal('damaged', { path, reason: `record ${offsets.length + 1} has ${length} bytes` })
    const end = at + RECORD_HEADER_BYTES + length
    if (end > shp.size) return refusal('truncated', { path, expected: `${end} B`, found: `${shp.size} B` })
    offsets.push(at + RECORD_HEADER_BYTES)
    lengths.push(length)
    at = end
  }
  return { offsets: Float64Array.from(offsets), lengths: Uint32Array.from(lengths), notes: [] }
}

/** Finds all records, through the .shx when it is there and true, else by walking the .shp. */
export async function indexShapes(
  shp: FileWindow,
  { shx, path }: { shx: FileWindow | undefined; path: string },
): Promise<ShapeIndex | Refusal> {
  const header = await shp.bytes(0, HEADER_BYTES)
  if (!header) return refusal('truncated', { path, expected: `${HEADER_BYTES} B`, found: `${shp.size} B` })
  const statedBytes = header.readUInt32BE(24) * WORD
  if (statedBytes > shp.size)
    return refusal('truncated', { path, expected: `${statedBytes} B`, found: `${shp.size} B` })

  const indexed = shx && (await fromShx(shp, shx))
  const walked = indexed ? undefined : await fromWalk(shp, path)
  if (walked && 'kind' in walked) return walked
  const index = indexed ?? (walked as ShapeIndex)
  if (!indexed) index.notes.push(note('missing-shx'))
  return index
}
