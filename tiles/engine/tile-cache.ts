/** A tile ready to send, or an empty one, with the tag of the state it shows. */
export interface CachedTile {
  tag: string
  /** Compressed with gzip; empty when the tile is. */
  gzip: Uint8Array
}

/** What an entry costs beside its bytes: keys, objects, the map. */
const ENTRY_BYTES = 300

/** Keeps the tiles asked for most recently, one version of each, within a number of bytes. */
export class TileCache {
  readonly #maxBytes: number
  readonly #tiles = new Map<string, CachedTile>()
  #bytes = 0

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes
  }

  get bytes(): number {
    return this.#bytes
  }

  /** The tile when it is kept and still shows the state with this tag. */
  get(key: string, tag: string): CachedTile | undefined {
    const tile = this.#tiles.get(key)
    if (tile?.tag !== tag) return undefined
    // put last: the map keeps the order of insertion, and what stands first is dropped first
    this.#tiles.delete(key)
    this.#tiles.set(key, tile)
    return tile
  }

  set(key: string, tile: CachedTile): void {
    this.#drop(key)
    this.#tiles.set(key, tile)
    this.#bytes += costOf(tile)
    for (const oldest of this.#tiles.keys()) {
      if (this.#bytes <= this.#maxBytes) return
      this.#drop(oldest)
    }
  }

  #drop(key: string): void {
    const tile = this.#tiles.get(key)
    if (!tile) return
    this.#tiles.delete(key)
    this.#bytes -= costOf(tile)
  }
}

const costOf = (tile: CachedTile): number => tile.gzip.length + ENTRY_BYTES
