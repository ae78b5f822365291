import type { TileAddress } from '../engine/tile-frame.ts'
import type { TileLayerId } from '../layers/tile-layer.ts'

/** What a worker thread is given: some tiles, and all rows of their layer as COPY gave them, shared and not copied. */
export interface Batch {
  layer: TileLayerId
  rows: SharedArrayBuffer
  tiles: readonly (TileAddress & { step: number })[]
}

/** Tiles in the order of the batch, compressed; empty ones have no bytes. */
export type EncodedBatch = Uint8Array[]
