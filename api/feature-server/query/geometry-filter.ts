import { DomainError } from '../../../spatial/domain-error.ts'
import { boxFilter, geometryInLonLat } from '../../../spatial/features/geometry-in.ts'
import { GEOMETRY_NAME } from '../../../spatial/features/queryables.ts'
import { call, type FilterNode, literal, property } from '../../../spatial/filter/filter-tree.ts'
import type { Crs } from '../../../spatial/geometry/crs.ts'
import { geometryFromEsri } from '../encoding/geometry-in.ts'
import { finiteNumber, type Parameters } from '../parameters.ts'
import { crsNamed, STORED, xFirst } from '../spatial-reference.ts'

/** Our relations by Esri's names. Esri says how the drawn geometry lies to the feature, we how the feature lies to what is drawn. */
const RELATIONS: Record<string, string> = {
  esriSpatialRelIntersects: 's_intersects',
  esriSpatialRelContains: 's_within',
  esriSpatialRelWithin: 's_contains',
  esriSpatialRelCrosses: 's_crosses',
  esriSpatialRelOverlaps: 's_overlaps',
  esriSpatialRelTouches: 's_touches',
  esriSpatialRelEnvelopeIntersects: 's_envelopesIntersect',
  esriSpatialRelIndexIntersects: 's_envelopesIntersect',
}

const METERS: Record<string, number> = {
  esriSRUnit_Meter: 1,
  esriSRUnit_Kilometer: 1_000,
  esriSRUnit_Foot: 0.3048,
  esriSRUnit_USFoot: 1_200 / 3_937,
  esriSRUnit_StatuteMile: 1_609.344,
  esriSRUnit_NauticalMile: 1_852,
  esriSRUnit_USNauticalMile: 1_852,
}

/** The condition that `geometry` and what belongs to it state; undefined without one. Refuses what cannot be read. */
export function geometryCondition(parameters: Parameters): FilterNode | undefined {
  const text = parameters.get('geometry')?.trim()
  if (text === undefined) return undefined
  const sent = text.startsWith('{') ? parsed(text) : fromCommas(text)
  const crs = crsOf(sent, parameters)
  const relation = relationOf(parameters)
  const meters = metersOf(parameters)
  if ('xmin' in sent && meters === undefined && relation === 's_intersects') {
    const { xmin, ymin, xmax, ymax } = sent as unknown as Record<string, number>
    const box = [xmin!, ymin!, xmax!, ymax!]
    if (box.every(Number.isFinite)) return boxFilter(box, xFirst(crs))
  }
  const geometry = geometryInLonLat(geometryFromEsri(sent), xFirst(crs))
  const drawn: FilterNode = { kind: 'geometry', geometry }
  if (meters === undefined) return call(relation, property(GEOMETRY_NAME), drawn)
  if (relation !== 's_intersects')
    throw new DomainError('invalid-parameter', 'distance goes with esriSpatialRelIntersects only.')
  return call('s_dwithin', property(GEOMETRY_NAME), drawn, literal(meters))
}

type Sent = Record<string, unknown>

function parsed(text: string): Sent {
  try {
    return JSON.parse(text) as Sent
  } catch {
    throw new DomainError('invalid-parameter', 'geometry is not JSON.')
  }
}

/** `x,y` and `xmin,ymin,xmax,ymax`, the short forms of points and envelopes. */
function fromCommas(text: string): Sent {
  const numbers = text.split(',').map(part => (part.trim() === '' ? Number.NaN : Number(part)))
  const [xmin, ymin, xmax, ymax] = numbers
  if (numbers.every(Number.isFinite) && numbers.length === 2) return { x: xmin, y: ymin }
  if (numbers.every(Number.isFinite) && numbers.length === 4) return { xmin, ymin, xmax, ymax }
  throw new DomainError(
    'invalid-parameter',
    `geometry=${text.slice(0, 80)}: expected x,y or xmin,ymin,xmax,ymax or JSON.`,
  )
}

function crsOf({ spatialReference }: Sent, parameters: Parameters): Crs {
  if (spatialReference) return crsNamed('geometry.spatialReference', spatialReference)
  const named = parameters.get('inSR')
  return named === undefined ? STORED : crsNamed('inSR', named)
}

function relationOf(parameters: Parameters): string {
  const name = parameters.get('spatialRel') ?? 'esriSpatialRelIntersects'
  const relation = RELATIONS[name]
  if (relation) return relation
  throw new DomainError(
    'invalid-parameter',
    `spatialRel=${name}: expected one of ${Object.keys(RELATIONS).join(', ')}.`,
  )
}

function metersOf(parameters: Parameters): number | undefined {
  const distance = finiteNumber(parameters, 'distance')
  if (distance === undefined || distance === 0) return undefined
  const unit = parameters.get('units') ?? 'esriSRUnit_Meter'
  const meters = METERS[unit]
  if (meters !== undefined) return distance * meters
  throw new DomainError('invalid-parameter', `units=${unit}: expected one of ${Object.keys(METERS).join(', ')}.`)
}
