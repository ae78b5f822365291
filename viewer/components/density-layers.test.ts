import { expect, test } from 'vitest'
import { contrast } from '../ui/contrast.ts'
import { PALETTES, type ThemeName } from '../ui/palette.ts'
import { DENSITY_BREAKS, DENSITY_OPACITY, densitySteps } from './density-layers.ts'

const channels = (hex: string) => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16))

/** The colour that is seen where a fill lies over the ground. */
function over(fill: string, ground: string): string {
  const below = channels(ground)
  return `#${channels(fill)
    .map((value, i) =>
      Math.round(value * DENSITY_OPACITY + below[i]! * (1 - DENSITY_OPACITY))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

test.each(['light', 'dark'] as ThemeName[])('the numbers in %s cells have 4.5 : 1, on land and on water', theme => {
  for (const { fill, ink } of densitySteps(theme))
    for (const ground of [PALETTES[theme].land, PALETTES[theme].water])
      expect.soft(contrast(ink, over(fill, ground)), `${ink} on ${fill}`).toBeGreaterThanOrEqual(4.5)
})

test('there is one more colour than limits, and the limits rise', () => {
  expect(densitySteps('light')).toHaveLength(DENSITY_BREAKS.length + 1)
  expect([...DENSITY_BREAKS].sort((a, b) => a - b)).toEqual([...DENSITY_BREAKS])
})
