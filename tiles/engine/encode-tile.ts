import { writeComponentCells } from '../components/component-cells.ts'
import { type ComponentFilter, slotTest } from '../components/component-filter.ts'
import { writeComponentPoints } from '../components/component-points.ts'
import { ByteBuffer } from '../encoding/byte-buffer.ts'
import { LayerWriter } from '../encoding/layer-writer.ts'
import { LINE, POLYGON } from '../geometry/shape.ts'
import { CELL_LAYER_ID } from '../layers/cells.ts'
import type { VectorLayer } from '../layers/tile-layer.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { fieldTags } from './field-tags.ts'
import { writeLabelPoints } from './label-points.ts'
import { type LayerPart, partTest } from './layer-part.ts'
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
  /** The whole layer when absent. */
  part?: LayerPart
}

/** Written to again for every tile; encoding never waits, so no two tiles are in it at once. */
const out = new ByteBuffer()

/** Encodes a tile from the mirror of its layer; empty where the tile shows nothing. Uncompressed. */
export function encodeTile(
  mirror: LayerMirror,
  tile: TileAddress,
  { filter, step = 0, sight, part }: TileContent = {},
): Uint8Array {
  out.clear()
  const hasAppeared = filter ? slotTest(mirror, filter) : appearanceTest(mirror, tile.z)
  const isShown = seenAnd(sight, part ? both(partTest(mirror, part), hasAppeared) : hasAppeared)
  for (const vectorLayer of mirror.layer.vectorLayers) {
    if (tile.z < vectorLayer.minzoom || tile.z > vectorLayer.maxzoom) continue
    const name = part ? part.layerNames[vectorLayer.id] : vectorLayer.id
    if (name === undefined) continue
    const writer = new LayerWriter(out, name)
    writeLayer({ vectorLayer, writer, mirror, tile, step, isShown, hidden: sight?.hidden })
    writer.finish()
  }
  return out.copy()
}

type SlotTest = (slot: number) => boolean

const both =
  (first: SlotTest, second: SlotTest): SlotTest =>
  slot =>
    first(slot) && second(slot)

interface LayerInput {
  vectorLayer: VectorLayer
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  step: number
  isShown: SlotTest
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
function appearanceTest(mirror: LayerMirror, zoom: number): SlotTest {
  const { appears } = mirror.layer
  if (!appears) return () => true
  const { numbers, texts } = mirror.columns.texts.get(appears.column)!
  const isThere = Uint8Array.from(texts, text => (zoom >= (appears.fromZoom[text ?? ''] ?? 0) ? 1 : 0))
  return slot => isThere[numbers[slot]!] === 1
}
