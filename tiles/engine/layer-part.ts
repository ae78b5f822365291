import type { ShapeKind } from '../geometry/shape.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

/** Some of the features of a tile layer under names of their own: what a tile of one collection shows. */
export interface LayerPart {
  /** Stands for the part in cache keys: different parts of a layer have different ids. */
  id: string
  /** Only features with this kind of geometry. */
  kind?: ShapeKind
  /** Only features with this text in a column that the mirror keeps. */
  where?: { column: string; text: string }
  /** The vector layers that are shown, by the name that each has in the tile. */
  layerNames: Readonly<Record<string, string>>
}

/** Tests a slot against the part. */
export function partTest({ columns }: LayerMirror, { kind, where }: LayerPart): (slot: number) => boolean {
  const hasKind = (slot: number): boolean => kind === undefined || columns.kinds[slot] === kind
  if (!where) return hasKind
  const { numbers, texts } = columns.texts.get(where.column)!
  const wanted = texts.indexOf(where.text)
  return slot => hasKind(slot) && numbers[slot] === wanted
}
