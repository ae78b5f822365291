import type { Geometry } from 'geojson'
import { expect, test } from 'vitest'
import { middleOf } from './middle-of.ts'

const square = [
  [105, 30],
  [106, 30],
  [106, 31],
  [105, 31],
  [105, 30],
]

test.each<[Geometry, [number, number]]>([
  [{ type: 'Point', coordinates: [105.5, 30.5] }, [105.5, 30.5]],
  [
    {
      type: 'MultiPoint',
      coordinates: [
        [105, 30],
        [106, 31],
      ],
    },
    [105.5, 30.5],
  ],
  [
    {
      type: 'LineString',
      coordinates: [
        [105, 30],
        [106, 30],
      ],
    },
    [105.5, 30],
  ],
  [
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [105, 30],
          [106, 30],
        ],
        [
          [105, 32],
          [106, 32],
        ],
      ],
    },
    [105.5, 31],
  ],
  [{ type: 'Polygon', coordinates: [square] }, [105.5, 30.5]],
  [{ type: 'MultiPolygon', coordinates: [[square], [square.map(([lon, lat]) => [lon! + 2, lat!])]] }, [106.5, 30.5]],
])('the middle of %j', (geometry, middle) => {
  expect(middleOf(geometry)).toEqual(middle)
})
