import type { LayerMirror } from '../mirror/layer-mirror.ts'

/** What is left of a layer's tiles for a reader who does not see all of it. */
export interface TileSight {
  /** The same text for the same tiles at the same commit, for tags and cache keys. */
  key: string
  /** By slot of the mirror, 1 for what is seen; undefined where every row is. */
  shown: Uint8Array | undefined
  /** Columns that are left out. */
  hidden: ReadonlySet<string>
}

/** Marks the slots of the rows with these keys. */
export function shownSlots(mirror: LayerMirror, keyLists: readonly (readonly string[])[]): Uint8Array {
  const shown = new Uint8Array(mirror.slotCount)
  for (const keys of keyLists)
    for (const key of keys) {
      const slot = mirror.slotOfKey(key)
      if (slot !== undefined) shown[slot] = 1
    }
  return shown
}

/** The same test, and that the row is seen. */
export function seenAnd(sight: TileSight | undefined, isShown: (slot: number) => boolean): (slot: number) => boolean {
  const shown = sight?.shown
  return shown ? slot => shown[slot] === 1 && isShown(slot) : isShown
}
