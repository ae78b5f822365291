import { CELL_LAYER_ID, type VectorLayer } from '../catalogue.ts'
import { writeComponentCells } from '../components/component-cells.ts'
import { type ComponentFilter, slotTest } from '../components/component-filter.ts'
import { writeComponentPoints } from '../components/component-points.ts'
import { ByteBuffer } from '../encoding/byte-buffer.ts'
import { LayerWriter } from '../encoding/layer-writer.ts'
import { LINE, POLYGON } from '../geometry/shape.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { fieldTags } from './field-tags.ts'
import { writeLabelPoints } from './label-points.ts'
import { writeShapes } from './shapes.ts'
import type { TileAddress } from './tile-frame.ts'
import { seenAnd, type TileSight } from './tile-sight.ts'

export interface TileContent {
  /** Only for the layer `components`. */
  filter?: ComponentFilter
  /** The thinning step of its points. */
  step?: number
  /** What the reader sees; everything when absent. */
  sight?: TileSight
}

/** Written to again for every tile; encoding never waits, so no two tiles are in it at once. */
const out = new ByteBuffer()

/** Encodes a tile from the mirror of its layer; empty where the tile shows nothing. Uncompressed. */
export function encodeTile(
  mirror: LayerMirror,
  tile: TileAddress,
  { filter, step = 0, sight }: TileContent = {},
): Uint8Array {
  out.clear()
  const isShown = seenAnd(sight, filter ? slotTest(mirror, filter) : appearanceTest(mirror, tile.z))
  for (const vectorLayer of mirror.layer.vectorLayers) {
    if (tile.z < vectorLayer.minzoom || tile.z > vectorLayer.maxzoom) continue
    const writer = new LayerWriter(out, vectorLayer.id)
    writeLayer({ vectorLayer, writer, mirror, tile, step, isShown, hidden: sight?.hidden })
    writer.finish()
  }
  return out.copy()
}

interface LayerInput {
  vectorLayer: VectorLayer
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  step: number
  isShown: (slot: number) => boolean
  hidden: ReadonlySet<string> | undefined
}

function writeLayer({ vectorLayer, hidden, ...input }: LayerInput): void {
  if (vectorLayer.id === CELL_LAYER_ID) {
    writeComponentCells({ ...input, countsMajors: !hidden?.has('class_code') })
    return
  }
  const fields = vectorLayer.fields.filter(({ name, column = name }) => !hidden?.has(column))
  const tag = fieldTags(input.writer, input.mirror, fields)
  if (vectorLayer.geometry === 'line') writeShapes({ ...input, kind: LINE, tag })
  else if (vectorLayer.geometry === 'polygon') writeShapes({ ...input, kind: POLYGON, tag })
  else if (vectorLayer.id === 'components') writeComponentPoints({ ...input, tag })
  else writeLabelPoints({ ...input, tag })
}

/** Whether a slot's feature has appeared at a zoom, by the layer's rule. */
function appearanceTest(mirror: LayerMirror, zoom: number): (slot: number) => boolean {
  const { appears } = mirror.layer
  if (!appears) return () => true
  const { numbers, texts } = mirror.columns.texts.get(appears.column)!
  const isThere = Uint8Array.from(texts, text => (zoom >= (appears.fromZoom[text ?? ''] ?? 0) ? 1 : 0))
  return slot => isThere[numbers[slot]!] === 1
}
