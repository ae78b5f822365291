import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'
import type { Mirror } from '../../../tiles/mirror/mirror.ts'

const SAMPLES = 60

/**
 * Tiles that somebody looks at: those around components picked at equal distances through the register, so a tile with more
 * components is likelier to be among them. The fullest comes first.
 */
export function sampleTiles(mirror: Mirror, z: number): TileAddress[] {
  const { columns, slotCount } = mirror.layers.get('components')!.rows
  if (slotCount === 0) throw new Error('There are no components to make tiles of: publish a city first.')
  const stride = Math.max(1, Math.floor(slotCount / SAMPLES))
  const picked = new Map<string, { tile: TileAddress; count: number }>()
  for (let slot = 0; slot < slotCount; slot += stride) {
    const tile = { z, x: Math.floor(columns.xs[slot]! * 2 ** z), y: Math.floor(columns.ys[slot]! * 2 ** z) }
    const key = `${tile.x}/${tile.y}`
    picked.set(key, { tile, count: (picked.get(key)?.count ?? 0) + 1 })
  }
  return [...picked.values()].sort((a, b) => b.count - a.count).map(({ tile }) => tile)
}
