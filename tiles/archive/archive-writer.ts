import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { gzipSync } from 'node:zlib'
import { directoriesOf, type Entry } from './directory.ts'
import { FIRST_BYTES, HEADER_BYTES, type Header, headerBytes } from './header.ts'

export type Place = Pick<Header, 'minzoom' | 'maxzoom' | 'bounds' | 'centerZoom' | 'center'>

export interface ArchiveSize {
  bytes: number
  addressedTiles: number
  contents: number
}

/**
 * Writes a PMTiles archive, version 3, from tiles in the order of their ids. Equal contents are kept once. Tile data follow
 * the first 16 kB, so they are written as they come, and memory holds directory entries only. The file takes its name when it is whole.
 */
export class ArchiveWriter {
  readonly #path: string
  readonly #partPath: string
  readonly #file: FileHandle
  readonly #entries: Entry[] = []
  readonly #contents = new Map<string, { offset: number; length: number }>()
  readonly #digest = createHash('sha256')
  #dataBytes = 0
  #addressedTiles = 0

  private constructor(path: string, partPath: string, file: FileHandle) {
    this.#path = path
    this.#partPath = partPath
    this.#file = file
  }

  static async create(path: string): Promise<ArchiveWriter> {
    await mkdir(dirname(path), { recursive: true })
    const partPath = `${path}.${process.pid}.part`
    return new ArchiveWriter(path, partPath, await open(partPath, 'w'))
  }

  /** Adds a tile, compressed with gzip; ids must rise. */
  async add(tileId: number, gzip: Uint8Array): Promise<void> {
    const last = this.#entries.at(-1)
    if (last && tileId < last.tileId + last.runLength) throw new Error(`Tile ${tileId} comes after ${last.tileId}.`)
    const content = await this.#keep(gzip)
    this.#digest.update(`${tileId} ${content.offset} `)
    this.#addressedTiles++
    if (last && last.offset === content.offset && tileId === last.tileId + last.runLength) last.runLength++
    else this.#entries.push({ tileId, ...content, runLength: 1 })
  }

  async #keep(gzip: Uint8Array): Promise<{ offset: number; length: number }> {
    const hash = createHash('sha256').update(gzip).digest('base64')
    const known = this.#contents.get(hash)
    if (known) return known
    const content = { offset: this.#dataBytes, length: gzip.length }
    await this.#file.write(gzip, 0, gzip.length, FIRST_BYTES + content.offset)
    this.#dataBytes += gzip.length
    this.#contents.set(hash, content)
    this.#digest.update(hash)
    return content
  }

  /** Writes directories, metadata and header, and gives the file its name. `metadata` gains the digest of all tiles. */
  async finish(metadata: object, place: Place): Promise<ArchiveSize> {
    const { root, leaves } = directoriesOf(this.#entries, FIRST_BYTES - HEADER_BYTES)
    const sha256 = this.#digest.digest('hex')
    const metadataBytes = gzipSync(JSON.stringify({ ...metadata, sha256 }), { level: 9 })
    const tiles = { offset: FIRST_BYTES, length: this.#dataBytes }
    const afterTiles = tiles.offset + tiles.length
    const header = headerBytes({
      ...place,
      root: { offset: HEADER_BYTES, length: root.length },
      metadata: { offset: afterTiles, length: metadataBytes.length },
      leaves: { offset: afterTiles + metadataBytes.length, length: leaves.length },
      tiles,
      addressedTiles: this.#addressedTiles,
      entries: this.#entries.length,
      contents: this.#contents.size,
    })
    await this.#file.write(header, 0, header.length, 0)
    await this.#file.write(root, 0, root.length, HEADER_BYTES)
    await this.#file.write(metadataBytes, 0, metadataBytes.length, afterTiles)
    await this.#file.write(leaves, 0, leaves.length, afterTiles + metadataBytes.length)
    await this.#file.sync()
    await this.#file.close()
    await rename(this.#partPath, this.#path)
    const bytes = afterTiles + metadataBytes.length + leaves.length
    return { bytes, addressedTiles: this.#addressedTiles, contents: this.#contents.size }
  }

  /** Leaves nothing behind of an archive that could not be finished. */
  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {})
    await rm(this.#partPath, { force: true })
  }
}
