import { type Static, Type } from 'typebox'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'
import type { VectorLayerDescription } from '../../tiles/vector-layers.ts'
import { ArchiveEntry } from './archive-entry.ts'

/** https://github.com/mapbox/tilejson-spec/tree/master/3.0.0 */
export const TileJson = Type.Object({
  tilejson: Type.Literal('3.0.0'),
  name: Type.String(),
  description: Type.String(),
  attribution: Type.String(),
  version: Type.String(),
  scheme: Type.Literal('xyz'),
  tiles: Type.Array(Type.String()),
  minzoom: Type.Integer(),
  maxzoom: Type.Integer(),
  bounds: Type.Array(Type.Number(), { minItems: 4, maxItems: 4 }),
  center: Type.Array(Type.Number(), { minItems: 3, maxItems: 3 }),
  vector_layers: Type.Array(
    Type.Object({
      id: Type.String(),
      description: Type.String(),
      minzoom: Type.Integer(),
      maxzoom: Type.Integer(),
      fields: Type.Record(Type.String(), Type.String()),
    }),
  ),
  archive: Type.Optional(ArchiveEntry),
})
export type TileJson = Static<typeof TileJson>

/** To be raised in its middle number when a client must not mix tiles of before and after. */
const CONTENT_VERSION = '1.0.0'
/** Where a map of a whole city opens. */
const FIRST_ZOOM = 12

export interface TileJsonInput {
  name: string
  description: string
  minzoom: number
  maxzoom: number
  /** Address of the tiles, with `{z}/{x}/{y}` and the filter. */
  tilesUrl: string
  bounds: BboxLonLat
  attribution: string
  center: [lon: number, lat: number]
  vectorLayers: readonly VectorLayerDescription[]
}

export const tileJsonOf = ({ tilesUrl, center, vectorLayers, ...given }: TileJsonInput): TileJson => ({
  tilejson: '3.0.0',
  ...given,
  version: CONTENT_VERSION,
  scheme: 'xyz',
  tiles: [tilesUrl],
  center: [...center, Math.max(FIRST_ZOOM, given.minzoom)],
  vector_layers: [...vectorLayers],
})

/** The TileJSON of a whole layer. */
export function layerTileJson(
  { titleZh, titleEn, minzoom, maxzoom, vectorLayers: inner }: TileLayer,
  place: Omit<TileJsonInput, 'name' | 'description' | 'minzoom' | 'maxzoom'>,
): TileJson {
  const description = inner.map(({ descriptionZh, descriptionEn }) => `${descriptionZh} · ${descriptionEn}`).join('\n')
  return tileJsonOf({ name: `${titleZh} ${titleEn}`, description, minzoom, maxzoom, ...place })
}
