import { DomainError } from '../../../spatial/domain-error.ts'
import { STATISTICS, type Statistic, type StatisticKind } from '../../../spatial/features/feature-statistics.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import { isQueryable } from '../../../spatial/features/queryables.ts'
import { flag, json, type Parameters } from '../parameters.ts'
import { listed, requireField } from './fields.ts'

export interface TableAsked {
  groupBy: string[]
  statistics: Statistic[]
}

/** A table instead of features: statistics, or the distinct values of fields. Undefined where features are asked for. */
export function tableAsked(type: FeatureType, parameters: Parameters): TableAsked | undefined {
  const statistics = json(parameters, 'outStatistics')
  const groups = listed(parameters.get('groupByFieldsForStatistics'))
  if (statistics !== undefined)
    return {
      groupBy: groups.map(name => requireField(type, name, 'groupByFieldsForStatistics').name),
      statistics: requireList(statistics).map(one => statisticOf(type, one)),
    }
  if (groups.length > 0)
    throw new DomainError('invalid-parameter', 'groupByFieldsForStatistics goes with outStatistics.')
  return flag(parameters, 'returnDistinctValues')
    ? { groupBy: distinctFields(type, parameters), statistics: [] }
    : undefined
}

function distinctFields(type: FeatureType, parameters: Parameters): string[] {
  const names = listed(parameters.get('outFields'))
  if (names.length === 0)
    throw new DomainError('invalid-parameter', 'returnDistinctValues: name the fields in outFields.')
  if (names.some(name => name.trim() === '*')) return type.attributes.filter(isQueryable).map(({ name }) => name)
  return names.map(name => requireField(type, name, 'outFields').name)
}

function requireList(value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0 && value.length <= 100) return value
  throw new DomainError('invalid-parameter', 'outStatistics: expected a list of statistics.')
}

function statisticOf(type: FeatureType, value: unknown): Statistic {
  const { statisticType, onStatisticField, outStatisticFieldName } = (value ?? {}) as Record<string, unknown>
  const kind = STATISTICS.find(one => one === String(statisticType).toLowerCase())
  if (!kind)
    throw new DomainError(
      'invalid-parameter',
      `statisticType ${statisticType}: expected one of ${STATISTICS.join(', ')}.`,
    )
  const attribute = attributeOf(type, kind, onStatisticField)
  const name =
    typeof outStatisticFieldName === 'string' && outStatisticFieldName.trim() !== ''
      ? outStatisticFieldName.trim()
      : `${kind}_${attribute}`
  return { kind, attribute, name }
}

/** What is counted may be anything: `*` and `1` count features. */
function attributeOf(type: FeatureType, kind: StatisticKind, field: unknown): string {
  const written = String(field ?? '').trim()
  if (kind === 'count' && ['', '*', '1'].includes(written)) return OBJECT_ID.name
  return requireField(type, written, 'onStatisticField').name
}
