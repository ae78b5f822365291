import type { ClassBook } from '../spatial/catalogue/class-book.ts'
import type { LayerPart } from './engine/layer-part.ts'
import { CELL_LAYER_ID, cellCountProperty } from './layers/cells.ts'
import type { TileField, TileLayer, VectorLayer } from './layers/tile-layer.ts'

/** A layer inside a tile, as TileJSON and PMTiles describe it. */
export interface VectorLayerDescription {
  id: string
  description: string
  minzoom: number
  maxzoom: number
  fields: Record<string, string>
}

export interface FieldsInput {
  book: ClassBook
  /** Columns that the reader does not see. */
  hidden?: ReadonlySet<string>
}

/** All properties that features of a vector layer may have; cells count by the major classes of the city's book. */
export function tileFields({ id, fields }: VectorLayer, { book, hidden }: FieldsInput): readonly TileField[] {
  const majors = id === CELL_LAYER_ID && !hidden?.has('class_code') ? book.majors : []
  const counts = majors.map(({ code, nameZh, nameEn }): TileField => {
    return { name: cellCountProperty(code), type: 'number', descriptionZh: nameZh, descriptionEn: nameEn }
  })
  return [...fields.filter(({ name, column = name }) => !hidden?.has(column)), ...counts]
}

/** The `vector_layers` of a tile set. */
export const vectorLayerDescriptions = (layer: TileLayer, input: FieldsInput): VectorLayerDescription[] =>
  layer.vectorLayers.map(inner => described(inner, inner.id, input))

/** The same of a part of a layer, under the part's names. */
export const partDescriptions = (layer: TileLayer, part: LayerPart, input: FieldsInput): VectorLayerDescription[] =>
  innerLayers(layer, part).map(({ inner, name }) => described(inner, name, input))

/** The vector layers that a part shows, each with its name there. */
export const innerLayers = (layer: TileLayer, { layerNames }: LayerPart): { inner: VectorLayer; name: string }[] =>
  layer.vectorLayers.flatMap(inner => {
    const name = layerNames[inner.id]
    return name === undefined ? [] : [{ inner, name }]
  })

const described = (inner: VectorLayer, id: string, input: FieldsInput): VectorLayerDescription => ({
  id,
  description: `${inner.descriptionZh} · ${inner.descriptionEn}`,
  minzoom: inner.minzoom,
  maxzoom: inner.maxzoom,
  fields: Object.fromEntries(
    tileFields(inner, input).map(({ name, descriptionZh, descriptionEn }) => [
      name,
      `${descriptionZh} · ${descriptionEn}`,
    ]),
  ),
})
