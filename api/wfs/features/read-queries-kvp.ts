import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { allOf, type FilterNode } from '../../../spatial/filter/filter-tree.ts'
import { featureIdFrom } from '../../../spatial/gml/feature-id.ts'
import type { Kvp } from '../kvp.ts'
import type { WfsCall } from '../operation.ts'
import { invalidParameter, missingParameter, WfsException } from '../wfs-exception.ts'
import { boxOf, cqlFilter, filterFromText } from './query-filter.ts'
import { projection, querySrs, sortKeys, typeNamed } from './query-parts.ts'
import type { WfsQuery } from './wfs-query.ts'

/** The queries of an address: one a type, whose parameters stand in lists side by side. */
export function queriesFromKvp(kvp: Kvp, call: WfsCall): WfsQuery[] {
  const ids = kvp.list('resourceid', 'featureid')
  const types = typesOf(kvp, call, ids)
  requireOwnIds(types, ids, call)
  const srs = querySrs(call, kvp.value('srsname'))
  const [filters, names, sorts] = [kvp.groups('filter'), kvp.lists('propertyname'), kvp.lists('sortby')]
  for (const [name, list] of Object.entries({ filter: filters, propertyname: names, sortby: sorts }))
    if (list.length > types.length) throw invalidParameter(name, `${name}: ${list.length} for ${types.length} types.`)
  return types.map((type, index) => {
    const conditions: FilterNode[] = []
    if (filters[index]) conditions.push(filterFromText(filters[index], { call, type, crs: srs }))
    const [box, cql] = [kvp.value('bbox'), kvp.value('cql_filter')]
    if (box) conditions.push(boxOf(box, call))
    if (cql) conditions.push(cqlFilter(cql))
    const filter = allOf(conditions)
    const sort = sortKeys(type, sorts[index] ?? [])
    return {
      type,
      features: {
        ...(filter && { filter }),
        ...(ids.length > 0 && { ids: keysOf(type, ids, call) }),
        ...(sort.length > 0 && { sort }),
      },
      ...projection(type, names[index] ?? []),
      srs,
    }
  })
}

/** Named, or those of the features that are named. */
function typesOf(kvp: Kvp, call: WfsCall, ids: readonly string[]): FeatureType[] {
  const written = kvp.value('typenames', 'typename')
  if (written === undefined) {
    if (ids.length === 0) throw missingParameter('typenames')
    const named = ids.flatMap(id => call.types.get(featureIdFrom(id, call.types).typeName ?? '') ?? [])
    return [...new Set(named)]
  }
  const lists = kvp.lists('typenames', 'typename')
  if (written.trim().startsWith('(') && lists.some(list => list.length > 1)) throw joinRefused()
  return lists.flat().map(name => typeNamed(call, name))
}

export const joinRefused = (): WfsException =>
  new WfsException('OptionNotSupported', 'Joins are not offered: ask for one type in each query.', {
    locator: 'typenames',
  })

function requireOwnIds(types: readonly FeatureType[], ids: readonly string[], call: WfsCall): void {
  for (const id of ids) {
    const { typeName } = featureIdFrom(id, call.types)
    if (typeName === undefined || types.some(type => type.name === typeName)) continue
    throw invalidParameter('RESOURCEID', `${id} is a feature of ${typeName}, which is not asked for.`)
  }
}

const keysOf = (type: FeatureType, ids: readonly string[], { types }: WfsCall): string[] =>
  ids.flatMap(id => {
    const { typeName, key } = featureIdFrom(id, types)
    return typeName === undefined || typeName === type.name ? [key] : []
  })
