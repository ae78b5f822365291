import type { MirrorRow } from '../mirror/layer-mirror.ts'
import { ewkbLine, ewkbPoint, ewkbPolygon } from './ewkb.ts'
import { random } from './random.ts'

const CLASSES = ['0101', '0102', '0103', '0201', '0204', '0301', '0402', '0405', '0501', '0606', '2101', '2135']
const STATES = ['intact', 'intact', 'intact', 'damaged', 'lost', 'removed']
const UNITS = ['U001', 'U002', 'U003', null]

/** The box that the city lies in, degrees. */
const [WEST, SOUTH, WIDTH] = [105.53, 30.46, 0.1]

/** Made-up rows for the mirror of components: points, and one in ten a line or an area. The same seed gives the same rows. */
export function randomComponents(count: number, seed: number): MirrorRow[] {
  const next = random(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)]!
  return Array.from({ length: count }, (_, i) => {
    const classCode = pick(CLASSES)
    const [lon, lat, size] = [WEST + next() * WIDTH, SOUTH + next() * WIDTH, 0.0001 + next() * 0.002]
    const shape = next()
    const geometry =
      shape < 0.9
        ? ewkbPoint(lon, lat)
        : shape < 0.95
          ? ewkbLine([lon, lat, lon + size, lat + size / 3, lon + size, lat + size])
          : ewkbPolygon([
              lon,
              lat,
              lon + size,
              lat,
              lon + size / 2,
              lat + size / 3,
              lon + size,
              lat + size,
              lon,
              lat + size,
            ])
    return {
      key: `510903${classCode}${String(i + 1).padStart(6, '0')}`,
      texts: [classCode, pick(STATES), pick(UNITS)],
      numbers: [],
      geometry,
    }
  })
}
