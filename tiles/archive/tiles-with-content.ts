import { zxyToTileId } from 'pmtiles'
import { POINT_BUFFER, type TileAddress, worldBoxOf } from '../engine/tile-frame.ts'
import type { WorldBox } from '../geometry/world.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

export interface NumberedTile extends TileAddress {
  /** Place in the order of archives. */
  id: number
}

const found = new Growable(Int32Array)

/** The tiles of all zooms of a layer that something lies in or within the buffer of, in the order of archives. */
export function tilesWithContent(mirror: LayerMirror): NumberedTile[] {
  const { minzoom, maxzoom } = mirror.layer
  const tiles: NumberedTile[] = []
  const visit = (z: number, x: number, y: number): void => {
    if (!holdsSomething(mirror, worldBoxOf({ z, x, y }, POINT_BUFFER))) return
    if (z >= minzoom) tiles.push({ z, x, y, id: zxyToTileId(z, x, y) })
    if (z === maxzoom) return
    for (const [dx, dy] of [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const)
      visit(z + 1, 2 * x + dx, 2 * y + dy)
  }
  visit(0, 0, 0)
  return tiles.sort((a, b) => a.id - b.id)
}

function holdsSomething(mirror: LayerMirror, box: WorldBox): boolean {
  found.length = 0
  mirror.searchPoints(box, found)
  mirror.searchShapes(box, found)
  for (let i = 0; i < found.length; i++) if (doMeet(mirror.columns.boxOf(found.values[i]!), box)) return true
  return false
}

const doMeet = (a: WorldBox, b: WorldBox): boolean => a[0] <= b[2] && a[2] >= b[0] && a[1] <= b[3] && a[3] >= b[1]
