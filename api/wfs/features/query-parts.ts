import type { SortKey } from '../../../spatial/features/feature-query.ts'
import { isSortable } from '../../../spatial/features/feature-query.ts'
import type { Attribute, FeatureType } from '../../../spatial/features/feature-type.ts'
import { crsBySrid } from '../../../spatial/geometry/crs.ts'
import { propertyAt } from '../../../spatial/gml/property-path.ts'
import type { WfsCall } from '../operation.ts'
import { DEFAULT_SRID, namedCrs, srsName } from '../srs.ts'
import { generationOf } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'
import type { QuerySrs } from './wfs-query.ts'

/** The published type of this name; prefixes are the client's own. */
export function typeNamed({ types }: WfsCall, written: string, locator = 'typenames'): FeatureType {
  const name = written.trim().replace(/^schema-element\((.*)\)$/, '$1')
  const type = types.get(name.slice(name.lastIndexOf(':') + 1))
  if (type) return type
  throw invalidParameter(locator, `There is no feature type "${written}"; there are ${[...types.keys()].join(', ')}.`)
}

/** The reference system of an answer; the default is written as this version writes it. */
export function querySrs({ request, version }: WfsCall, written: string | undefined): QuerySrs {
  const { projectedSrid } = request.server.city
  const identifier = written ?? srsName(crsBySrid(DEFAULT_SRID)!, generationOf(version))
  return { ...namedCrs(identifier, { locator: 'srsName', projectedSrid }), written }
}

export interface Projection {
  attributes: readonly Attribute[]
  hasGeometry: boolean
}

/** What of each feature is wanted; everything where no property is named. */
export function projection(type: FeatureType, paths: readonly string[]): Projection {
  if (paths.length === 0 || paths.includes('*')) return { attributes: type.attributes, hasGeometry: true }
  const found = paths.map(path => {
    const property = propertyAt(type, path)
    if (property) return property
    throw invalidParameter('propertyname', `${type.name} has no property "${path}".`)
  })
  const wanted = found.flatMap(property => (property.kind === 'attribute' ? [property.attribute] : []))
  return {
    attributes: type.attributes.filter(attribute => wanted.includes(attribute)),
    hasGeometry: found.some(({ kind }) => kind === 'geometry'),
  }
}

/** One key of a sort order; `isDescending` as the client wrote it. */
export function sortKey(type: FeatureType, path: string, isDescending: boolean): SortKey {
  const property = propertyAt(type, path)
  const attribute = property?.kind === 'attribute' ? property.attribute.name : undefined
  const name = property?.kind === 'id' ? type.attributes[0]!.name : attribute
  if (name !== undefined && isSortable(type, name)) return { attribute: name, isDescending }
  throw invalidParameter('sortby', `${type.name} cannot be sorted by "${path}".`)
}

/** `name DESC`, `name D`, `name+A`: the ways in which a sort order is written in an address. */
export function sortKeys(type: FeatureType, written: readonly string[]): SortKey[] {
  return written.map(part => {
    const [, path, order = ''] = /^(.*?)(?:[\s+]+(A|ASC|D|DESC))?$/i.exec(part.trim())!
    return sortKey(type, path!, order.toUpperCase().startsWith('D'))
  })
}
