import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'

export interface DecodedFeature {
  id: number | undefined
  type: number
  properties: Record<string, string | number | boolean>
  /** Interleaved x y in tile units, one list per point, line or ring; rings are closed. */
  paths: number[][]
}

/** The layers of a tile by name, read with the decoder that MapLibre uses. */
export function decodeTile(bytes: Uint8Array): Record<string, DecodedFeature[]> {
  const { layers } = new VectorTile(new PbfReader(bytes))
  return Object.fromEntries(
    Object.entries(layers).map(([name, layer]) => [
      name,
      Array.from({ length: layer.length }, (_, i) => decoded(layer.feature(i))),
    ]),
  )
}

const decoded = (feature: VectorTileFeature): DecodedFeature => ({
  id: feature.id,
  type: feature.type,
  properties: feature.properties,
  paths: feature.loadGeometry().map(path => path.flatMap(({ x, y }) => [x, y])),
})
