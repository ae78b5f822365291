import { geojson } from 'flatgeobuf'
import type { FeatureCollection, Geometry } from 'geojson'
import { describe, expect, test } from 'vitest'
import { readAll, readOne } from '../testing/read-all.ts'
import { tempFiles } from '../testing/temp-files.ts'

const file = tempFiles()

const GEOMETRIES: Geometry[] = [
  { type: 'Point', coordinates: [105.5, 30.5] },
  {
    type: 'LineString',
    coordinates: [
      [105, 30],
      [106, 31],
    ],
  },
  {
    type: 'Polygon',
    coordinates: [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
      [
        [1, 1],
        [2, 1],
        [2, 2],
        [1, 1],
      ],
    ],
  },
  {
    type: 'MultiPoint',
    coordinates: [
      [1, 2],
      [3, 4],
    ],
  },
  {
    type: 'MultiLineString',
    coordinates: [
      [
        [0, 0],
        [1, 1],
      ],
      [
        [2, 2],
        [3, 3],
        [4, 4],
      ],
    ],
  },
  {
    type: 'MultiPolygon',
    coordinates: [
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0],
        ],
      ],
      [
        [
          [5, 5],
          [6, 5],
          [6, 6],
          [5, 5],
        ],
      ],
    ],
  },
]

function collection(geometries: Geometry[]): FeatureCollection {
  const features = geometries.map((geometry, i) => ({
    type: 'Feature' as const,
    properties: { 名称: `井盖${i}`, n: i, share: i + 0.5, done: i % 2 === 0 },
    geometry,
  }))
  return { type: 'FeatureCollection', features }
}

const encoded = (geometries: Geometry[], srid?: number): Uint8Array => geojson.serialize(collection(geometries), srid)

describe('FlatGeobuf', () => {
  test('every geometry type and property comes back as it went in', async () => {
    const table = await readOne(file('all.fgb', encoded(GEOMETRIES, 4490)), { crs: 'EPSG:4490' })
    expect(table.rows.map(row => row.geometry)).toEqual(GEOMETRIES)
    expect(table.rows.map(row => row.properties)).toEqual(
      collection(GEOMETRIES).features.map(({ properties }) => properties),
    )
    expect(table.geometryType).toBe('Mixed')
  })

  test('one type in the header, the coordinate system too', async () => {
    const table = await readOne(file('points.fgb', encoded([GEOMETRIES[0]!, GEOMETRIES[0]!], 4490)))
    expect(table.geometryType).toBe('Point')
    expect(table.crs).toMatchObject({ status: 'declared', srid: 4490 })
  })

  test('cut anywhere it is refused, with a changed byte it is read or refused', async () => {
    const bytes = encoded(GEOMETRIES, 4490)
    for (let length = 8; length < bytes.length; length += 37)
      expect(await readAll(file('cut.fgb', bytes.slice(0, length)))).toHaveProperty('kind', 'refusal')
    for (let at = 8; at < bytes.length; at += 7) {
      const changed = Uint8Array.from(bytes)
      changed[at] = changed[at]! ^ 0xff
      const result = await readAll(file('changed.fgb', changed), { crs: 'EPSG:4490' }).catch((error: Error) => error)
      if (result instanceof Error) expect(result.name).toBe('ReadingFailed')
      else if (!('kind' in result)) expect(result[0]!.rows.length + result[0]!.refused.length).toBe(result[0]!.rowCount)
    }
  }, 60_000)
})
