import type { Geometry, Position } from 'geojson'
import type { TokenReader } from './token-reader.ts'

const GEOMETRY_NAMES = [
  'POINT',
  'LINESTRING',
  'POLYGON',
  'MULTIPOINT',
  'MULTILINESTRING',
  'MULTIPOLYGON',
  'GEOMETRYCOLLECTION',
]

/** Does a geometry in well-known text begin here? A property may carry the same name. */
export function startsGeometry(reader: TokenReader): boolean {
  const { kind, value } = reader.peek()
  if (kind !== 'word' || !GEOMETRY_NAMES.includes(value.toUpperCase())) return false
  return reader.peek(1).value === '(' || (reader.isKeyword('Z', 1) && reader.peek(2).value === '(')
}

/** Reads a geometry in well-known text; coordinates stay in the order in which they are written. */
export function geometry(reader: TokenReader): Geometry {
  const name = reader.take().value.toUpperCase()
  reader.takeKeyword('Z')
  const positions = () => reader.parenthesised(() => position(reader))
  const rings = () => reader.parenthesised(positions)
  switch (name) {
    case 'POINT':
      return { type: 'Point', coordinates: single(reader) }
    case 'LINESTRING':
      return { type: 'LineString', coordinates: positions() }
    case 'POLYGON':
      return { type: 'Polygon', coordinates: rings() }
    case 'MULTIPOINT':
      return { type: 'MultiPoint', coordinates: reader.parenthesised(() => pointOfMany(reader)) }
    case 'MULTILINESTRING':
      return { type: 'MultiLineString', coordinates: rings() }
    case 'MULTIPOLYGON':
      return { type: 'MultiPolygon', coordinates: reader.parenthesised(rings) }
    default:
      return { type: 'GeometryCollection', geometries: reader.parenthesised(() => member(reader)) }
  }
}

function member(reader: TokenReader): Geometry {
  if (!startsGeometry(reader)) throw reader.unexpected('a geometry')
  return reader.nested(() => geometry(reader))
}

function single(reader: TokenReader): Position {
  reader.expectSign('(')
  const coordinates = position(reader)
  reader.expectSign(')')
  return coordinates
}

/** Both `MULTIPOINT ((1 2), (3 4))` and the older `MULTIPOINT (1 2, 3 4)` are written. */
const pointOfMany = (reader: TokenReader): Position => (reader.peek().value === '(' ? single(reader) : position(reader))

function position(reader: TokenReader): Position {
  const coordinates = [reader.number(), reader.number()]
  const { kind, value } = reader.peek()
  if (kind === 'number' || (kind === 'sign' && (value === '-' || value === '+'))) coordinates.push(reader.number())
  return coordinates
}
