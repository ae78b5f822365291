import type { Geometry, Position } from 'geojson'

/** What a foreign value is: a sound geometry, or the reason why it is none, to stand in a refusal. */
export type ReadGeometry = { ok: true; geometry: Geometry } | { ok: false; fault: string }

/** How deeply the positions of each type are nested, and how many a line or ring needs. */
const SHAPES: Record<string, { depth: number; isRing?: boolean; isLine?: boolean }> = {
  Point: { depth: 0 },
  LineString: { depth: 1, isLine: true },
  MultiLineString: { depth: 2, isLine: true },
  Polygon: { depth: 2, isRing: true },
  MultiPolygon: { depth: 3, isRing: true },
}

/**
 * Checks a GeoJSON geometry (RFC 7946) from outside before it meets the database: known type, nothing but finite longitude
 * and latitude in range, lines of two positions at least, closed rings of four. Heights are refused, not dropped.
 */
export function readGeometry(value: unknown): ReadGeometry {
  const { type, coordinates, ...others } = (value ?? {}) as Record<string, unknown>
  const shape = typeof type === 'string' && Object.hasOwn(SHAPES, type) ? SHAPES[type] : undefined
  if (!shape) return { ok: false, fault: `type ${JSON.stringify(type)}: expected ${Object.keys(SHAPES).join(', ')}` }
  const [other] = Object.keys(others)
  if (other) return { ok: false, fault: `unexpected member "${other}"` }
  const fault = faultOf(coordinates, shape.depth, shape)
  return fault ? { ok: false, fault } : { ok: true, geometry: { type, coordinates } as Geometry }
}

function faultOf(value: unknown, depth: number, shape: { isRing?: boolean; isLine?: boolean }): string | undefined {
  if (depth === 0) return positionFault(value)
  if (!Array.isArray(value) || value.length === 0) return 'expected a list of positions'
  for (const item of value) {
    const fault = faultOf(item, depth - 1, shape)
    if (fault) return fault
  }
  if (depth > 1) return undefined
  return shape.isRing
    ? ringFault(value)
    : shape.isLine && value.length < 2
      ? 'a line has two positions at least'
      : undefined
}

function positionFault(value: unknown): string | undefined {
  if (!Array.isArray(value) || value.length !== 2 || !value.every(Number.isFinite))
    return `position ${JSON.stringify(value)}: expected [longitude, latitude]`
  const [lon, lat] = value as [number, number]
  if (Math.abs(lon) > 180 || Math.abs(lat) > 90) return `position ${lon}, ${lat}: expected degrees, longitude first`
  return undefined
}

function ringFault(ring: Position[]): string | undefined {
  if (ring.length < 4) return 'a ring has four positions at least'
  const [first, last] = [ring[0]!, ring.at(-1)!]
  return first[0] === last[0] && first[1] === last[1] ? undefined : 'a ring ends where it begins'
}
