import { DomainError } from '../domain-error.ts'
import { readGeometry } from '../geometry/read-geometry.ts'
import { requireKnownAttributes } from './layer-rights.ts'
import type { Grant } from './reader.ts'

/** Refuses grants that would give less than whoever writes them means: unknown layers or attributes, broken drawings. */
export function requireSoundGrants(grants: readonly Grant[]): void {
  for (const { layers, area } of grants) {
    for (const [layer, { attributes }] of Object.entries(layers ?? {})) requireKnownAttributes(layer, attributes ?? [])
    if (area && 'drawn' in area) requirePolygon(area.drawn)
  }
}

function requirePolygon(drawn: unknown): void {
  const read = readGeometry(drawn)
  if (!read.ok) throw new DomainError('invalid-parameter', `area: ${read.fault}.`)
  const { type } = read.geometry
  if (type === 'Polygon' || type === 'MultiPolygon') return
  throw new DomainError('invalid-parameter', `area: found a ${type}, expected Polygon or MultiPolygon.`)
}
