import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { ALL_COMPONENTS, type ComponentFilter, filterKey } from '../components/component-filter.ts'
import { countMatching, stepFor, surveyedArea } from '../components/thinning.ts'
import type { TileLayerId } from '../layers/tile-layer.ts'
import { ALL_COMPONENTS_FROM_ZOOM, COMPONENTS_FROM_ZOOM } from '../layers/zooms.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { encodeTile } from './encode-tile.ts'
import type { LayerPart } from './layer-part.ts'
import type { Martin } from './martin.ts'
import { type CachedTile, TileCache } from './tile-cache.ts'
import type { TileAddress } from './tile-frame.ts'
import type { TileSight } from './tile-sight.ts'

export interface TileRequest {
  layer: TileLayerId
  tile: TileAddress
  /** Only for the layer `components`. */
  filter?: ComponentFilter
  /** Only this part of the layer. */
  part?: LayerPart
  /** What the reader sees; everything when absent. */
  sight?: TileSight
}

/** One layer, or several in one tile; then no two may have the same names inside. */
export type Wanted = TileRequest | readonly TileRequest[]

export interface LiveTilesOptions {
  /** Room for tiles that are kept. */
  cacheBytes?: number | undefined
  /** Makes the tiles that it can make instead. */
  martin?: Martin | undefined
}

const CACHE_BYTES = 64 * 1024 * 1024
/** A third of the time of the default 6 for tiles 4 % larger. */
export const GZIP_LEVEL = 4
/** Part of every tag: to be raised when the same rows give other bytes than before. */
const ENCODING = 2

/** Filters whose number of components is remembered. */
const MAX_COUNTS = 1000

const compress = promisify(gzip)

const listOf = (wanted: Wanted): readonly TileRequest[] => ('layer' in wanted ? [wanted] : wanted)

const keyOf = ({ layer, part, tile: { z, x, y, grid }, filter = ALL_COMPONENTS, sight }: TileRequest): string =>
  `${layer}/${z}/${x}/${y} ${grid?.id ?? ''} ${part?.id ?? ''} ${filterKey(filter)} ${sight?.key ?? ''}`

/** Tiles of a mirror, encoded when asked for and kept while they hold. */
export class LiveTiles {
  readonly #mirror: Mirror
  readonly #cache: TileCache
  readonly #martin: Martin | undefined
  readonly #underWay = new Map<string, { tag: string; tile: Promise<CachedTile> }>()
  readonly #counts = new Map<string, { seq: number; count: number }>()
  #surveyed = { seq: -1, squareMeters: 0 }

  constructor(mirror: Mirror, { cacheBytes = CACHE_BYTES, martin }: LiveTilesOptions = {}) {
    this.#mirror = mirror
    this.#cache = new TileCache(cacheBytes)
    this.#martin = martin
  }

  /** Says which state a tile shows, without encoding it: equal tags, equal tiles. */
  tagOf(wanted: Wanted): string {
    const requests = listOf(wanted)
    const versions = requests.map(({ layer, tile }) => this.#mirror.layers.get(layer)!.versions.versionOfTile(tile))
    const steps = requests.map(request => this.stepOf(request)).filter(step => step !== undefined)
    // commits are numbered in order, so whatever changes one of the layers gives a higher number than all had
    const sights = new Set(requests.flatMap(({ sight }) => sight?.key ?? []))
    return [ENCODING, Math.max(...versions), ...steps, ...sights].join('-')
  }

  /** The tile as it is now, under its tag of now. Callers who ask for the same tile at the same time share one encoding. */
  async compressed(wanted: Wanted, tag = this.tagOf(wanted)): Promise<CachedTile> {
    const key = listOf(wanted).map(keyOf).join('\n')
    const kept = this.#cache.get(key, tag)
    if (kept) return kept
    const underWay = this.#underWay.get(key)
    if (underWay?.tag === tag) return underWay.tile
    // encoded here and now, so that it shows the state that its tag names
    const tile = this.#compress(key, tag, this.#fromMartin(wanted) ?? this.encode(wanted))
    this.#underWay.set(key, { tag, tile })
    return tile
  }

  /** The tile as it is now, not compressed and not kept. */
  encode(wanted: Wanted): Uint8Array {
    const layers = listOf(wanted).map(request => this.#encodeLayer(request))
    // layers follow each other in a tile, so tiles can be joined
    return layers.length === 1 ? layers[0]! : Buffer.concat(layers)
  }

  #encodeLayer(request: TileRequest): Uint8Array {
    const { rows } = this.#mirror.layers.get(request.layer)!
    return encodeTile(rows, request.tile, {
      ...(request.filter && { filter: request.filter }),
      ...(request.part && { part: request.part }),
      ...(request.sight && { sight: request.sight }),
      step: this.stepOf(request) ?? 0,
    })
  }

  /** Undefined where tiles are made here in any case; what Martin fails to make is made here too. */
  #fromMartin(wanted: Wanted): Promise<Uint8Array> | undefined {
    if (!this.#martin || !('layer' in wanted) || !this.#martin.makes(wanted)) return undefined
    return this.#martin.tile(wanted).then(tile => tile ?? this.encode(wanted))
  }

  async #compress(key: string, tag: string, encoded: Uint8Array | Promise<Uint8Array>): Promise<CachedTile> {
    try {
      const bytes = await encoded
      const tile = { tag, gzip: bytes.length === 0 ? bytes : await compress(bytes, { level: GZIP_LEVEL }) }
      this.#cache.set(key, tile)
      return tile
    } finally {
      if (this.#underWay.get(key)?.tag === tag) this.#underWay.delete(key)
    }
  }

  /** The thinning step of a tile, where points are thinned at all. */
  stepOf({ layer, tile: { z }, filter = ALL_COMPONENTS, sight }: TileRequest): number | undefined {
    if (layer !== 'components' || z < COMPONENTS_FROM_ZOOM || z >= ALL_COMPONENTS_FROM_ZOOM) return undefined
    return stepFor(z, this.#matching(filter, sight), this.#surveyedSquareMeters())
  }

  /** Added up once for each commit. */
  #surveyedSquareMeters(): number {
    const { seq, layers } = this.#mirror
    if (this.#surveyed.seq !== seq) this.#surveyed = { seq, squareMeters: surveyedArea(layers.get('grids')!.rows) }
    return this.#surveyed.squareMeters
  }

  /** How many components a filter leaves; counted once for each filter and commit. */
  #matching(filter: ComponentFilter, sight: TileSight | undefined): number {
    const key = `${filterKey(filter)} ${sight?.key ?? ''}`
    const { seq, layers } = this.#mirror
    const known = this.#counts.get(key)
    if (known?.seq === seq) return known.count
    const count = countMatching(layers.get('components')!.rows, filter, sight)
    if (this.#counts.size >= MAX_COUNTS) this.#counts.clear()
    this.#counts.set(key, { seq, count })
    return count
  }
}
