import { gzipSync } from 'node:zlib'
import { ByteBuffer } from '../encoding/byte-buffer.ts'

/** Where the content of a run of tiles lies, in bytes from the start of the tile data; for a leaf directory, of those. */
export interface Entry {
  tileId: number
  offset: number
  length: number
  /** Tiles in a row with this content; 0 for a leaf directory. */
  runLength: number
}

/** The whole directory of an archive: a root that fits the first bytes of the file, and what it points to. */
export interface Directories {
  root: Uint8Array
  leaves: Uint8Array
}

/** Entries a leaf begins with; grown until the root fits. */
const MIN_LEAF_ENTRIES = 4096

/** A directory as version 3 writes it: columns of varints, offsets 0 where content follows the entry before, gzip. */
export function directoryBytes(entries: readonly Entry[]): Uint8Array {
  const out = new ByteBuffer()
  out.varint(entries.length)
  let lastId = 0
  for (const { tileId } of entries) {
    out.bigVarint(tileId - lastId)
    lastId = tileId
  }
  for (const { runLength } of entries) out.varint(runLength)
  for (const { length } of entries) out.varint(length)
  entries.forEach(({ offset }, index) => {
    const before = entries[index - 1]
    out.bigVarint(before && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return gzipSync(out.copy(), { level: 9 })
}

/** Splits entries into leaf directories until the root takes no more than `maxRootBytes`. */
export function directoriesOf(entries: readonly Entry[], maxRootBytes: number): Directories {
  const whole = directoryBytes(entries)
  if (whole.length <= maxRootBytes) return { root: whole, leaves: new Uint8Array() }
  for (let size = MIN_LEAF_ENTRIES; ; size = Math.ceil(size * 1.25)) {
    const split = splitInLeaves(entries, size)
    if (split.root.length <= maxRootBytes) return split
  }
}

function splitInLeaves(entries: readonly Entry[], size: number): Directories {
  const pointers: Entry[] = []
  const leaves: Uint8Array[] = []
  let offset = 0
  for (let start = 0; start < entries.length; start += size) {
    const leaf = directoryBytes(entries.slice(start, start + size))
    pointers.push({ tileId: entries[start]!.tileId, offset, length: leaf.length, runLength: 0 })
    leaves.push(leaf)
    offset += leaf.length
  }
  return { root: directoryBytes(pointers), leaves: Buffer.concat(leaves) }
}
