import { expect, test } from 'vitest'
import { type BuiltShape, buildGeometry, pointShape } from '../testing/build-geometry.ts'
import { encodeEwkb, type Multiplicity } from './ewkb.ts'
import { shapeOf } from './shape.ts'

const RING: [number, number][] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]

/** Reads EWKB back as nested text, independent of the writer's arithmetic. */
function readBack(bytes: Buffer): string {
  let offset = 0
  const take = (byteLength: number) => {
    offset += byteLength
    return offset - byteLength
  }
  const uint32 = () => bytes.readUInt32LE(take(4))
  const pair = () => `${bytes.readDoubleLE(take(8))} ${bytes.readDoubleLE(take(8))}`
  const list = (read: () => string) => `(${Array.from({ length: uint32() }, read).join(',')})`
  const geometry = (): string => {
    expect(bytes[take(1)]).toBe(1)
    const head = uint32()
    const srid = head & 0x20000000 ? `SRID=${uint32()};` : ''
    const bodies: Record<number, () => string> = {
      1: () => `POINT(${pair()})`,
      2: () => `LINE${list(pair)}`,
      3: () => `POLYGON${list(() => list(pair))}`,
      4: () => `MULTIPOINT${list(geometry)}`,
      5: () => `MULTILINE${list(geometry)}`,
      6: () => `MULTIPOLYGON${list(geometry)}`,
    }
    return srid + bodies[head & 0xff]!()
  }
  const text = geometry()
  expect(offset).toBe(bytes.length)
  return text
}

test.each<[string, BuiltShape, Multiplicity, string]>([
  ['a point', pointShape(105.5, 30.5), 'single', 'SRID=4490;POINT(105.5 30.5)'],
  ['a point wanted as multi', pointShape(105.5, 30.5), 'multi', 'SRID=4490;MULTIPOINT(POINT(105.5 30.5))'],
  ['a line', { type: 'LineString', parts: [[RING]] }, 'single', 'SRID=4490;LINE(0 0,1 0,1 1,0 0)'],
  [
    'a multi-line of one part becomes a line',
    { type: 'MultiLineString', parts: [[RING]] },
    'single',
    'SRID=4490;LINE(0 0,1 0,1 1,0 0)',
  ],
  [
    'a polygon with a hole',
    { type: 'Polygon', parts: [[RING, RING]] },
    'single',
    'SRID=4490;POLYGON((0 0,1 0,1 1,0 0),(0 0,1 0,1 1,0 0))',
  ],
  [
    'a polygon wanted as multi',
    { type: 'Polygon', parts: [[RING]] },
    'multi',
    'SRID=4490;MULTIPOLYGON(POLYGON((0 0,1 0,1 1,0 0)))',
  ],
  [
    'two parts stay multi',
    { type: 'MultiPolygon', parts: [[RING], [RING, RING]] },
    'single',
    'SRID=4490;MULTIPOLYGON(POLYGON((0 0,1 0,1 1,0 0)),POLYGON((0 0,1 0,1 1,0 0),(0 0,1 0,1 1,0 0)))',
  ],
])('%s', (_name, shape, multiplicity, expected) => {
  const column = buildGeometry([undefined, shape, pointShape(0, 0)])
  expect(readBack(encodeEwkb(shapeOf(column, 1)!, multiplicity))).toBe(expected)
})

test('a row without geometry has no shape', () => {
  expect(shapeOf(buildGeometry([undefined]), 0)).toBeUndefined()
})
