import type { WorldBox } from '../geometry/world.ts'
import { CellLists } from './cell-lists.ts'
import { Growable } from './growable.ts'

/** Shapes smaller than a cell of this level (153 m on the equator) are all kept there. */
const FINEST_LEVEL = 18

/**
 * An index of boxes that follows edits: a loose quadtree. A box is kept in the finest grid whose cells are at least its
 * size, in the cell of its north-west corner; so it reaches at most one cell further, and a search looks one cell back.
 */
export class BoxIndex {
  readonly #next = new Growable(Int32Array)
  readonly #levels = Array.from({ length: FINEST_LEVEL + 1 }, (_, level) => new CellLists(level, this.#next))

  add(slot: number, box: WorldBox): void {
    this.#levels[levelFor(box)]!.add(slot, box[0], box[1])
  }

  remove(slot: number, box: WorldBox): void {
    this.#levels[levelFor(box)]!.remove(slot, box[0], box[1])
  }

  /** Appends the slots of all boxes that meet the given one, and of some that do not. */
  search([minX, minY, maxX, maxY]: WorldBox, found: Growable<Int32Array>): void {
    for (const [level, cells] of this.#levels.entries()) {
      if (cells.isEmpty) continue
      const cellSize = 2 ** -level
      cells.search([minX - cellSize, minY - cellSize, maxX, maxY], found)
    }
  }
}

function levelFor([minX, minY, maxX, maxY]: WorldBox): number {
  const size = Math.max(maxX - minX, maxY - minY)
  if (size <= 2 ** -FINEST_LEVEL) return FINEST_LEVEL
  return Math.max(0, Math.floor(-Math.log2(size)))
}
