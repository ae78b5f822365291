import { type Static, Type } from 'typebox'
import type { ClassBook } from '../../spatial/catalogue/class-book.ts'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { CELL_LAYER_ID, cellCountProperty, type TileLayer, type VectorLayer } from '../../tiles/catalogue.ts'

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
})
export type TileJson = Static<typeof TileJson>

/** To be raised in its middle number when a client must not mix tiles of before and after. */
const CONTENT_VERSION = '1.0.0'
/** Where a map of a whole city opens. */
const FIRST_ZOOM = 12

export interface TileJsonInput {
  layer: TileLayer
  /** Address of the tiles, with `{z}/{x}/{y}` and the filter. */
  tilesUrl: string
  bounds: BboxLonLat
  attribution: string
  center: [lon: number, lat: number]
  book: ClassBook
  /** Columns that the caller does not see. */
  hidden: ReadonlySet<string>
}

export function tileJsonOf({ layer, tilesUrl, bounds, center, attribution, book, hidden }: TileJsonInput): TileJson {
  return {
    tilejson: '3.0.0',
    name: `${layer.titleZh} ${layer.titleEn}`,
    description: layer.vectorLayers
      .map(({ descriptionZh, descriptionEn }) => `${descriptionZh} · ${descriptionEn}`)
      .join('\n'),
    attribution,
    version: CONTENT_VERSION,
    scheme: 'xyz',
    tiles: [tilesUrl],
    minzoom: layer.minzoom,
    maxzoom: layer.maxzoom,
    bounds,
    center: [...center, Math.max(FIRST_ZOOM, layer.minzoom)],
    vector_layers: layer.vectorLayers.map(inner => ({
      id: inner.id,
      description: `${inner.descriptionZh} · ${inner.descriptionEn}`,
      minzoom: inner.minzoom,
      maxzoom: inner.maxzoom,
      fields: fieldsOf(inner, book, hidden),
    })),
  }
}

function fieldsOf(inner: VectorLayer, book: ClassBook, hidden: ReadonlySet<string>): Record<string, string> {
  const fields = inner.fields.filter(({ name, column = name }) => !hidden.has(column))
  const listed = fields.map(({ name, descriptionZh, descriptionEn }) => [name, `${descriptionZh} · ${descriptionEn}`])
  const majors = inner.id === CELL_LAYER_ID && !hidden.has('class_code') ? book.majors : []
  const counts = majors.map(({ code, nameZh, nameEn }) => [cellCountProperty(code), `${nameZh} · ${nameEn}`])
  return Object.fromEntries([...listed, ...counts])
}
