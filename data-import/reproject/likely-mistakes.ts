import { CRS_LIST, type Crs, crsBySrid } from '../../spatial/geometry/crs.ts'
import type { CityExtent } from '../formats/source.ts'
import { countInside, toLonLat } from './sampled-positions.ts'
import { knownCrs, type SourceCrs, swappedCrs } from './source-crs.ts'

export const MISTAKES = [
  'swapped-axes',
  'other-meridian',
  'zone-prefix-missing',
  'zone-prefix-extra',
  'degrees-as-metres',
  'metres-as-degrees',
  'other-system',
] as const
export type Mistake = (typeof MISTAKES)[number]

export interface LikelyMistake {
  code: Mistake
  /** What to state as `options.crs` to read the data so. */
  statement: string
  /** Share (0 to 1) of the sampled positions that then fall into the city. */
  shareInside: number
  textEn: string
  textZh: string
}

/** A mistake explains the data only if nearly all of them then lie in the city. */
const CONVINCING_SHARE = 0.8

const WORDS: Record<Mistake, [english: string, chinese: string]> = {
  'swapped-axes': ['the two coordinates look swapped', '两个坐标的顺序似乎颠倒'],
  'other-meridian': ['another central meridian fits', '中央经线似乎不对'],
  'zone-prefix-missing': ['the eastings lack the zone number that the system asks for', '东坐标缺少该坐标系应有的带号'],
  'zone-prefix-extra': [
    'the eastings carry a zone number that the system does not have',
    '东坐标带有该坐标系没有的带号',
  ],
  'degrees-as-metres': ['the numbers are degrees, the system is in metres', '数值是度，坐标系单位却是米'],
  'metres-as-degrees': ['the numbers are metres, the system is in degrees', '数值是米，坐标系单位却是度'],
  'other-system': ['another reference system fits', '另一坐标系更吻合'],
}

interface Candidate {
  crs: SourceCrs
  statement: string
  isSwapped: boolean
}

const ZONE_PREFIX_FROM = 10_000_000
const falseEasting = (crs: Crs): number => Number(/\+x_0=(\d+)/.exec(crs.proj4)?.[1] ?? 0)
const meridian = (crs: Crs): string => /\+lon_0=(\d+)/.exec(crs.proj4)?.[1] ?? ''
const hasZonePrefix = (crs: Crs): boolean => falseEasting(crs) > ZONE_PREFIX_FROM

/** The city's own systems first, so that of several that fit alike the usual one is named. */
function candidateSystems(city: CityExtent): Crs[] {
  const own = crsBySrid(city.srid)
  const first = [own, crsBySrid(4490)].filter(crs => crs !== undefined)
  const seen = new Set<string>()
  return [...first, ...CRS_LIST].filter(crs => !seen.has(crs.proj4) && seen.add(crs.proj4))
}

/** First the system as it is but turned round, then every other one, straight and turned round. */
function candidates(crs: SourceCrs | undefined, city: CityExtent): Candidate[] {
  const straight = candidateSystems(city).map(known => ({
    crs: knownCrs(known),
    statement: `EPSG:${known.srid}`,
    isSwapped: false,
  }))
  const turned = straight.map(({ crs: known, statement }) => ({
    crs: swappedCrs(known),
    statement: `${statement} yx`,
    isSwapped: true,
  }))
  const own = straight.find(candidate => candidate.crs.srid === crs?.srid)
  const ownTurned = turned.find(candidate => candidate.crs.srid === crs?.srid)
  const isOwn = (candidate: Candidate) => candidate === own || candidate === ownTurned
  const firstTried = crs?.swapped ? [own] : [ownTurned]
  return [
    ...firstTried.filter(candidate => candidate !== undefined),
    ...straight.filter(c => !isOwn(c)),
    ...turned.filter(c => !isOwn(c)),
  ]
}

function nameOf(candidate: Candidate, read: SourceCrs | undefined): Mistake {
  const [is, fits] = [crsBySrid(read?.srid ?? 0), crsBySrid(candidate.crs.srid ?? 0)]
  if (read && candidate.isSwapped !== read.swapped) return 'swapped-axes'
  if (!is || !fits) return 'other-system'
  if (is.unit !== fits.unit) return is.unit === 'meter' ? 'degrees-as-metres' : 'metres-as-degrees'
  if (is.unit === 'degree') return 'other-system'
  if (meridian(is) !== meridian(fits)) return 'other-meridian'
  return hasZonePrefix(is) ? 'zone-prefix-missing' : 'zone-prefix-extra'
}

/** Readings of the positions that bring them into the city, the best one of each kind, most likely first. */
export function likelyMistakes(
  positions: Float64Array,
  { crs, city }: { crs: SourceCrs | undefined; city: CityExtent },
): LikelyMistake[] {
  const found = new Map<Mistake, LikelyMistake>()
  for (const candidate of candidates(crs, city)) {
    const shareInside = countInside(toLonLat(positions, candidate.crs), city.bounds) / (positions.length / 2)
    const code = nameOf(candidate, crs)
    if (!(shareInside >= CONVINCING_SHARE) || found.has(code)) continue
    const [english, chinese] = WORDS[code]
    found.set(code, {
      code,
      statement: candidate.statement,
      shareInside,
      textEn: `${english}; read as “${candidate.statement}” the data lie in ${city.nameEn}`,
      textZh: `${chinese}；按“${candidate.statement}”读取时数据位于${city.nameZh}`,
    })
  }
  return [...found.values()].sort((a, b) => b.shareInside - a.shareInside)
}
