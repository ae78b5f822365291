import { EXTENT } from '../encoding/layer-writer.ts'
import { type TileAddress, worldBoxOf } from '../engine/tile-frame.ts'
import type { WorldBox } from '../geometry/world.ts'

/** Tiles closer than this share the version of their ancestor here: 530 m wide in Suining. */
const FINEST_ZOOM = 16
/** A change that touches more tiles than this in the finest zoom counts for the whole layer. */
const MAX_TILES_PER_CHANGE = 4096
/** And so does everything when this many tiles have versions of their own. */
const MAX_TRACKED_TILES = 200_000

/**
 * The commit that last changed each tile of a layer, so that an edit in one street leaves the tiles of all others as they
 * were. `buffer` is how far beyond its edge a tile shows features, as a share of the tile's width.
 */
export class TileVersions {
  #everywhere: number
  readonly #buffer: number
  readonly #tiles = new Map<number, number>()

  constructor(seq: number, buffer: number) {
    this.#everywhere = seq
    this.#buffer = buffer
  }

  /** Marks every tile that shows something in the box as changed by commit `seq`. */
  touch(box: WorldBox, seq: number): void {
    const finest = tileRange(box, FINEST_ZOOM, this.#buffer)
    const isWide = rangeSize(finest) > MAX_TILES_PER_CHANGE || this.#tiles.size > MAX_TRACKED_TILES
    if (isWide) {
      this.touchEverywhere(seq)
      return
    }
    for (let z = 0; z <= FINEST_ZOOM; z++) {
      const [west, north, east, south] = tileRange(box, z, this.#buffer)
      for (let y = north; y <= south; y++) for (let x = west; x <= east; x++) this.#tiles.set(tileKey(z, x, y), seq)
    }
  }

  /** The tiles that have been touched since everything was. */
  touched(): TileAddress[] {
    const side = 2 ** FINEST_ZOOM
    return [...this.#tiles.keys()].map(key => ({
      z: Math.floor(key / side / side),
      x: Math.floor(key / side) % side,
      y: key % side,
    }))
  }

  /** Whether so much has changed after a commit that every tile counts as changed. */
  isTouchedEverywhere(since: number): boolean {
    return this.#everywhere > since
  }

  touchEverywhere(seq: number): void {
    this.#everywhere = seq
    this.#tiles.clear()
  }

  /** The commit that last changed a tile, in whichever grid. */
  versionOfTile(tile: TileAddress): number {
    if (!tile.grid?.rows) return this.versionOf(tile.z, tile.x, tile.y)
    // kept by Web Mercator tiles: the newest of those that it meets
    const zoom = Math.min(tile.z, FINEST_ZOOM)
    const [west, north, east, south] = tileRange(worldBoxOf(tile, this.#buffer * EXTENT), zoom, 0)
    let newest = 0
    for (let y = north; y <= south; y++)
      for (let x = west; x <= east; x++) newest = Math.max(newest, this.versionOf(zoom, x, y))
    return newest
  }

  versionOf(z: number, x: number, y: number): number {
    const up = Math.max(0, z - FINEST_ZOOM)
    return this.#tiles.get(tileKey(z - up, x >> up, y >> up)) ?? this.#everywhere
  }
}

/** Below 2^53, because the finest zoom has 16 bits of x and y. */
const tileKey = (z: number, x: number, y: number): number => (z * 2 ** FINEST_ZOOM + x) * 2 ** FINEST_ZOOM + y

type TileRange = [west: number, north: number, east: number, south: number]

function tileRange([minX, minY, maxX, maxY]: WorldBox, zoom: number, buffer: number): TileRange {
  const tiles = 2 ** zoom
  const clamp = (tile: number): number => Math.min(tiles - 1, Math.max(0, Math.floor(tile)))
  return [
    clamp(minX * tiles - buffer),
    clamp(minY * tiles - buffer),
    clamp(maxX * tiles + buffer),
    clamp(maxY * tiles + buffer),
  ]
}

const rangeSize = ([west, north, east, south]: TileRange): number => (east - west + 1) * (south - north + 1)
