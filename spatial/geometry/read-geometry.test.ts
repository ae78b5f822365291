import { expect, test } from 'vitest'
import { readGeometry } from './read-geometry.ts'

const RING = [
  [105.5, 30.5],
  [105.6, 30.5],
  [105.6, 30.6],
  [105.5, 30.5],
]

test.each([
  { type: 'Point', coordinates: [105.5, 30.5] },
  {
    type: 'LineString',
    coordinates: [
      [105.5, 30.5],
      [105.6, 30.5],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [105.5, 30.5],
        [105.6, 30.5],
      ],
    ],
  },
  { type: 'Polygon', coordinates: [RING, RING] },
  { type: 'MultiPolygon', coordinates: [[RING], [RING, RING]] },
])('a sound $type is taken as it is', geometry => {
  expect(readGeometry(geometry)).toEqual({ ok: true, geometry })
})

test.each<[string, unknown, string]>([
  ['nothing', undefined, 'type undefined'],
  ['a word', 'POINT(1 2)', 'type undefined'],
  ['another type', { type: 'Circle', coordinates: [1, 2] }, 'type "Circle"'],
  ['a name from the prototype', { type: 'constructor', coordinates: [1, 2] }, 'type "constructor"'],
  ['a collection', { type: 'GeometryCollection', geometries: [] }, 'type "GeometryCollection"'],
  ['a reference system of its own', { type: 'Point', coordinates: [1, 2], crs: {} }, 'unexpected member "crs"'],
  ['a height', { type: 'Point', coordinates: [1, 2, 3] }, 'expected [longitude, latitude]'],
  ['text for a number', { type: 'Point', coordinates: ['1', 2] }, 'expected [longitude, latitude]'],
  ['a number that is none', { type: 'Point', coordinates: [Number.NaN, 2] }, 'expected [longitude, latitude]'],
  [
    'an infinite number',
    { type: 'Point', coordinates: [Number.POSITIVE_INFINITY, 2] },
    'expected [longitude, latitude]',
  ],
  ['latitude first', { type: 'Point', coordinates: [30.5, 105.5] }, 'longitude first'],
  ['a line of one position', { type: 'LineString', coordinates: [[1, 2]] }, 'two positions'],
  ['an empty polygon', { type: 'Polygon', coordinates: [] }, 'list of positions'],
  ['an empty ring', { type: 'Polygon', coordinates: [[]] }, 'list of positions'],
  [
    'a ring of three',
    {
      type: 'Polygon',
      coordinates: [
        [
          [1, 2],
          [3, 4],
          [1, 2],
        ],
      ],
    },
    'four positions',
  ],
  [
    'an open ring',
    {
      type: 'Polygon',
      coordinates: [
        [
          [1, 2],
          [3, 4],
          [5, 6],
          [7, 8],
        ],
      ],
    },
    'ends where it begins',
  ],
  ['rings not nested enough', { type: 'MultiPolygon', coordinates: [RING] }, 'expected [longitude, latitude]'],
  ['rings nested too deeply', { type: 'Polygon', coordinates: [[RING]] }, 'expected [longitude, latitude]'],
])('%s is refused with the reason', (_name, value, reason) => {
  const read = readGeometry(value)
  expect(read).toMatchObject({ ok: false, fault: expect.stringContaining(reason) })
})
