import { DomainError } from '../../../spatial/domain-error.ts'
import type { SortKey } from '../../../spatial/features/feature-query.ts'
import type { Attribute, FeatureType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'

/** A field by its name as clients write it: never case-sensitive, with spaces around it. */
export function fieldNamed(type: FeatureType, written: string): Attribute | undefined {
  const name = written.trim().toLowerCase()
  return type.attributes.find(attribute => attribute.name.toLowerCase() === name)
}

export function requireField(type: FeatureType, written: string, parameter: string): Attribute {
  const found = fieldNamed(type, written)
  if (found) return found
  const names = type.attributes.map(({ name }) => name).join(', ')
  throw new DomainError(
    'invalid-parameter',
    `${parameter}: ${type.name} has no field "${written.trim()}"; it has ${names}.`,
  )
}

export const listed = (text: string | undefined): string[] => (text ?? '').split(',').filter(part => part.trim() !== '')

/** The fields of an answer: those that are asked for, and always the object id, without which clients are lost. */
export function outFields(type: FeatureType, text: string | undefined): readonly Attribute[] {
  const names = listed(text)
  if (names.some(name => name.trim() === '*')) return type.attributes
  const wanted = new Set(names.map(name => requireField(type, name, 'outFields')))
  return type.attributes.filter(attribute => attribute === OBJECT_ID || wanted.has(attribute))
}

/** `state ASC, version DESC`. Names of statistics stand for themselves. */
export function orderBy(type: FeatureType, text: string | undefined, statistics: readonly string[] = []): SortKey[] {
  return listed(text).map(part => {
    const [, name = '', direction = 'asc'] = /^\s*(.+?)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? []
    const isDescending = direction.toLowerCase() === 'desc'
    const statistic = statistics.find(one => one.toLowerCase() === name.toLowerCase())
    return { attribute: statistic ?? requireField(type, name, 'orderByFields').name, isDescending }
  })
}
