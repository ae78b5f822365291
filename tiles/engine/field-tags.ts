import type { LayerWriter } from '../encoding/layer-writer.ts'
import type { TileField } from '../layers/tile-layer.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

/**
 * Gives a feature its properties: a function that tags the writer with a slot's fields, leaving out what is null. Each text
 * is looked up once a tile; the numbers of the column's texts index the numbers of the tile's values.
 */
export function fieldTags(
  writer: LayerWriter,
  mirror: LayerMirror,
  fields: readonly TileField[],
): (slot: number) => void {
  const tagTexts = fields.filter(({ type }) => type === 'text').map(field => textTag(writer, mirror, field))
  const tagNumbers = fields.filter(({ type }) => type === 'number').map(field => numberTag(writer, mirror, field))
  const tags = [...tagTexts, ...tagNumbers]
  return slot => {
    for (let i = 0; i < tags.length; i++) tags[i]!(slot)
  }
}

function textTag(writer: LayerWriter, mirror: LayerMirror, { name, column = name }: TileField): (slot: number) => void {
  const { numbers, texts } = mirror.columns.texts.get(column)!
  const key = writer.key(name)
  /** One more than the number of the value in this tile; 0 where it has none yet. */
  const values = new Uint32Array(texts.length)
  return slot => {
    const number = numbers[slot]!
    if (number === 0) return
    if (values[number] === 0) values[number] = writer.value(texts[number]!) + 1
    writer.tag(key, values[number]! - 1)
  }
}

function numberTag(
  writer: LayerWriter,
  mirror: LayerMirror,
  { name, column = name }: TileField,
): (slot: number) => void {
  const { values } = mirror.columns.numbers.get(column)!
  const key = writer.key(name)
  return slot => {
    const value = values[slot]!
    if (!Number.isNaN(value)) writer.tag(key, writer.value(value))
  }
}
