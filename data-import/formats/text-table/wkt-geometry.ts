import type { GeometryBuilder } from '../geometry-builder.ts'
import type { GeometryTypeName } from '../geometry-column.ts'

const TYPES: Record<string, GeometryTypeName> = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
}

const HEAD = /^\s*(?:SRID=(\d+);)?\s*([A-Z]+?)\s*(?:ZM|Z|M)?\s*(EMPTY|\()/i
const TOKEN = /\s*([(),]|[^\s(),]+)/gy

export const looksLikeWkt = (text: string): boolean =>
  (HEAD.exec(text)?.[2]?.toUpperCase() ?? '') in TYPES || /^\s*GEOMETRYCOLLECTION/i.test(text)

class Fault extends Error {}

/** Reads tokens of the part after the type's name. */
class Tokens {
  readonly #text: string
  constructor(text: string, from: number) {
    this.#text = text
    TOKEN.lastIndex = from
  }
  next(): string {
    const token = TOKEN.exec(this.#text)?.[1]
    if (token === undefined) throw new Fault('it ends too early')
    return token
  }
  expect(wanted: string): void {
    const token = this.next()
    if (token !== wanted) throw new Fault(`“${token}” where “${wanted}” belongs`)
  }
  isAtEnd(): boolean {
    return this.#text.slice(TOKEN.lastIndex).trim() === ''
  }
}

/** Runs `item` for each element of `( a, b, … )`, whose opening bracket has been read. */
function list(item: () => string): void {
  for (;;) {
    const after = item()
    if (after === ')') return
    if (after !== ',') throw new Fault(`“${after}” where a comma belongs`)
  }
}

/** One `x y [z [m]]`; returns the token after it. */
function vertex(tokens: Tokens, builder: GeometryBuilder, first = tokens.next()): string {
  const numbers = [Number(first)]
  for (let token = tokens.next(); ; token = tokens.next()) {
    if (token === ',' || token === ')') {
      if (numbers.length < 2 || numbers.length > 4 || numbers.some(Number.isNaN))
        throw new Fault('a vertex is no pair of numbers')
      builder.vertex(numbers[0]!, numbers[1]!)
      return token
    }
    numbers.push(Number(token))
  }
}

function path(tokens: Tokens, builder: GeometryBuilder): void {
  builder.startRing()
  list(() => vertex(tokens, builder))
}

function polygon(tokens: Tokens, builder: GeometryBuilder): void {
  builder.startPart()
  list(() => {
    tokens.expect('(')
    path(tokens, builder)
    builder.closeRing()
    return tokens.next()
  })
}

/** Both `MULTIPOINT(1 2, 3 4)` and `MULTIPOINT((1 2), (3 4))` are written. */
function multiPoint(tokens: Tokens, builder: GeometryBuilder): void {
  list(() => {
    builder.startPart()
    builder.startRing()
    const first = tokens.next()
    if (first !== '(') return vertex(tokens, builder, first)
    if (vertex(tokens, builder) !== ')') throw new Fault('a point with two vertices')
    return tokens.next()
  })
}

function parts(tokens: Tokens, part: () => void): void {
  list(() => {
    tokens.expect('(')
    part()
    return tokens.next()
  })
}

function body(type: GeometryTypeName, tokens: Tokens, builder: GeometryBuilder): void {
  const line = () => {
    builder.startPart()
    path(tokens, builder)
  }
  if (type === 'Point' || type === 'LineString') line()
  else if (type === 'Polygon') polygon(tokens, builder)
  else if (type === 'MultiPoint') multiPoint(tokens, builder)
  else if (type === 'MultiLineString') parts(tokens, line)
  else parts(tokens, () => polygon(tokens, builder))
}

/** SRID that an EWKT text carries. */
export const sridOfWkt = (text: string): number | undefined => {
  const srid = HEAD.exec(text)?.[1]
  return srid ? Number(srid) : undefined
}

/** Adds a geometry written as WKT or EWKT as one row, or says what is wrong and adds nothing. Heights are left out. */
export function addWkt(text: string, builder: GeometryBuilder): string | undefined {
  const [whole, , name = '', opening] = HEAD.exec(text) ?? []
  const type = TYPES[name.toUpperCase()]
  if (!whole || !type) return `“${text.slice(0, 40)}” is no geometry that is read`
  builder.startRow(type)
  try {
    if (opening === '(') {
      const tokens = new Tokens(text, whole.length)
      body(type, tokens, builder)
      if (!tokens.isAtEnd()) throw new Fault('text follows its end')
      if (type === 'Point' && builder.ringLength !== 1) throw new Fault('a point with several vertices')
    }
    builder.endRow()
    return undefined
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    builder.abandonRow()
    return error.message
  }
}
