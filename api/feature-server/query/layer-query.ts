import type { Db } from '../../../spatial/database/schema.ts'
import { DomainError } from '../../../spatial/domain-error.ts'
import type { FeatureQuery } from '../../../spatial/features/feature-query.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import type { GeometryForm } from '../../../spatial/features/geometry-out.ts'
import { keysOfObjectIds } from '../../../spatial/features/object-ids.ts'
import { parseArcgisWhere } from '../../../spatial/filter/arcgis-where.ts'
import { allOf } from '../../../spatial/filter/filter-tree.ts'
import { MAX_RECORDS, MAX_TILE_RECORDS } from '../documents/service.ts'
import { finiteNumber, flag, type Parameters, wholeNumber } from '../parameters.ts'
import { crsNamed, STORED, WGS84 } from '../spatial-reference.ts'
import { fieldNamed, listed } from './fields.ts'
import { geometryCondition } from './geometry-filter.ts'
import { momentAsked } from './times.ts'

/** Which features are asked for. Refuses with invalid-filter and invalid-parameter. */
export async function featuresAsked(db: Db, type: FeatureType, parameters: Parameters): Promise<FeatureQuery> {
  const where = parameters.get('where')
  const filter = allOf(
    [where === undefined ? undefined : parsedWhere(type, where), geometryCondition(parameters)].filter(
      condition => condition !== undefined,
    ),
  )
  const objectIds = parameters.get('objectIds')
  const moment = momentAsked(parameters)
  return {
    ...(filter && { filter }),
    ...(objectIds !== undefined && { ids: [...(await keysOfObjectIds(db, type, numbersIn(objectIds))).values()] }),
    ...(moment.kind !== 'now' && { moment }),
  }
}

const parsedWhere = (type: FeatureType, where: string) =>
  parseArcgisWhere(where, {
    now: new Date(),
    field: name => {
      const found = fieldNamed(type, name)
      return found && { name: found.name, isDay: found.type === 'date' }
    },
  })

/** Object ids have 32 bits; a number beyond is nobody's. */
const MAX_OBJECT_ID = 2_147_483_647

/** `1,2,3`, or the same as a JSON array. */
export function numbersIn(text: string): number[] {
  const parts = listed(text.trim().replace(/^\[(.*)\]$/s, '$1'))
  const numbers = parts.map(Number)
  if (!numbers.every(Number.isSafeInteger))
    throw new DomainError('invalid-parameter', 'objectIds: expected whole numbers, separated by commas.')
  return [...new Set(numbers)].filter(number => number >= 0 && number <= MAX_OBJECT_ID)
}

const MAX_FACTOR = 5
const MAX_DECIMALS = 15

export interface PageAsked {
  offset: number
  limit: number
  /** Rather no features than not all of them. */
  isAllOrNothing: boolean
}

/** Which page is asked for; never longer than the layer says, however much is asked for. */
export function pageAsked(parameters: Parameters): PageAsked {
  const resultType = parameters.get('resultType') ?? 'none'
  if (!['none', 'standard', 'tile'].includes(resultType))
    throw new DomainError('invalid-parameter', `resultType=${resultType}: expected none, standard or tile.`)
  const factor = Math.min(wholeNumber(parameters, 'maxRecordCountFactor', 1) ?? 1, MAX_FACTOR)
  const most = resultType === 'tile' ? MAX_TILE_RECORDS : MAX_RECORDS * factor
  return {
    offset: wholeNumber(parameters, 'resultOffset') ?? 0,
    limit: Math.min(wholeNumber(parameters, 'resultRecordCount') ?? most, most),
    isAllOrNothing: !flag(parameters, 'returnExceededLimitFeatures', true),
  }
}

/** In which form geometries are asked for; undefined where none are. GeoJSON is WGS 84 unless another system is named. */
export function geometryAsked(parameters: Parameters, isGeojson: boolean): GeometryForm | undefined {
  const named = parameters.get('outSR')
  const crs = named === undefined ? (isGeojson ? WGS84 : STORED) : crsNamed('outSR', named)
  const decimals = wholeNumber(parameters, 'geometryPrecision')
  const toleranceUnits = finiteNumber(parameters, 'maxAllowableOffset')
  if (!flag(parameters, 'returnGeometry', true)) return undefined
  return {
    crs,
    inAuthorityOrder: false,
    ...(decimals !== undefined && { decimals: Math.min(decimals, MAX_DECIMALS) }),
    ...(toleranceUnits !== undefined && toleranceUnits > 0 && { toleranceUnits }),
  }
}
