import { expect, test } from 'vitest'
import { worldX, worldY } from '../../../tiles/geometry/world.ts'
import type { Sample } from '../queries/sample.ts'
import { walkOver } from './walk.ts'

const sample = (lon: number, lat: number) => ({ lon, lat }) as Sample
const HERE = sample(105.5731, 30.5009)

test('a reader goes from the whole city to the component, which every view has in its middle', () => {
  const twice = walkOver([HERE], 100)
  const walk = twice.slice(
    0,
    twice.findIndex(({ z }, i) => z < (twice[i - 1]?.z ?? 0)),
  )
  expect([...new Set(walk.map(({ z }) => z))]).toEqual([10, 11, 12, 13, 14, 15, 16])
  for (const [z, view] of Map.groupBy(walk, ({ z }) => z)) {
    const middle = { z, x: Math.floor(worldX(HERE.lon) * 2 ** z), y: Math.floor(worldY(HERE.lat) * 2 ** z) }
    expect(view).toContainEqual(middle)
    expect(new Set(view.map(tile => JSON.stringify(tile))).size).toBe(view.length)
  }
})

test('a walk is as long as it is asked to be, also where there are few readers', () => {
  expect(walkOver([HERE], 1)).toHaveLength(1)
  expect(walkOver([HERE, sample(105.6, 30.5)], 500)).toHaveLength(500)
})
