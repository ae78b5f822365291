import type { DeclaredCrs } from '../raw-table.ts'

const FROM = 'crs'
const EPSG = /EPSG(?::{1,2}|:[^:]*:|\/[^/]*\/)(\d+)$/i

/**
 * What the old `crs` member says (GeoJSON 2008): `{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4544"}}`.
 * Coordinates are x y whatever the authority's order, as every writer does it.
 */
export function crsOfMember(text: string): DeclaredCrs {
  let member: unknown
  try {
    member = JSON.parse(text)
  } catch {
    return { kind: 'unknown-name', text, from: FROM }
  }
  const properties = (member as { properties?: { name?: unknown; code?: unknown } } | null)?.properties
  const name = String(properties?.name ?? (properties?.code === undefined ? '' : `EPSG:${properties.code}`))
  if (/CRS:?84$/i.test(name)) return { kind: 'srid', srid: 84, from: FROM }
  const srid = EPSG.exec(name)?.[1]
  if (srid) return { kind: 'srid', srid: Number(srid), from: FROM }
  return name === '' ? { kind: 'nothing-said' } : { kind: 'unknown-name', text: name, from: FROM }
}
