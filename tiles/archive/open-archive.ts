import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import type { TileLayerId } from '../layers/tile-layer.ts'

export interface OpenArchive {
  /** To be closed by whoever opened it. Stays what it is when the archive is built anew meanwhile. */
  file: FileHandle
  bytes: number
  /** The commit that its tiles show. */
  commit: number
  /** The same for the same bytes. */
  tag: string
}

const METADATA_OFFSET_AT = 24
const HEADER_PART_BYTES = 40

/** Opens the archive of a layer; undefined where there is none. */
export async function openArchive(directory: string, layer: TileLayerId): Promise<OpenArchive | undefined> {
  const file = await open(join(directory, `${layer}.pmtiles`)).catch(absent)
  if (!file) return undefined
  try {
    const { size } = await file.stat()
    const { commit, sha256 } = await metadataOf(file)
    return { file, bytes: size, commit, tag: `${commit}-${sha256.slice(0, 16)}` }
  } catch (error) {
    await file.close()
    throw error
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

async function metadataOf(file: FileHandle): Promise<{ commit: number; sha256: string }> {
  const header = Buffer.alloc(HEADER_PART_BYTES)
  await file.read(header, 0, HEADER_PART_BYTES, 0)
  const offset = Number(header.readBigUInt64LE(METADATA_OFFSET_AT))
  const length = Number(header.readBigUInt64LE(METADATA_OFFSET_AT + 8))
  const bytes = Buffer.alloc(length)
  await file.read(bytes, 0, length, offset)
  return JSON.parse(gunzipSync(bytes).toString()) as { commit: number; sha256: string }
}
