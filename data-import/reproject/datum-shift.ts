import { CHINESE_DATUMS, type ChineseDatum, fromChineseDatum } from './chinese-datums.ts'

/** The same thing as the file has it and as it is known to be, both lon lat. */
export interface PositionPair {
  found: [lon: number, lat: number]
  known: [lon: number, lat: number]
}

export interface DatumShift {
  datum: ChineseDatum
  /** Median distance to the known positions as read, and after the shift is taken back. */
  beforeMeters: number
  afterMeters: number
}

/** Fewer pairs prove nothing. */
const FEWEST_PAIRS = 5
/** Survey errors stay below; the shift of either datum is several hundred metres. */
const NOTICEABLE_METERS = 100
/** After taking the shift back most pairs agree at least this well. */
const AGREEING_METERS = 30
const METERS_PER_DEGREE = 111_320

function distanceMeters([lonA, latA]: [number, number], [lonB, latB]: [number, number]): number {
  const dx = (lonB - lonA) * Math.cos((latA * Math.PI) / 180)
  return Math.hypot(dx, latB - latA) * METERS_PER_DEGREE
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.POSITIVE_INFINITY
}

/**
 * Whether positions carry the shift of a Chinese map service, judged against known positions of the same things: the
 * shift alone cannot be told from a survey that happens to lie there. `undefined` when neither datum explains it.
 */
export function datumShift(pairs: PositionPair[]): DatumShift | undefined {
  const beforeMeters = median(pairs.map(({ found, known }) => distanceMeters(found, known)))
  if (pairs.length < FEWEST_PAIRS || beforeMeters < NOTICEABLE_METERS) return undefined
  const tried = CHINESE_DATUMS.map(datum => {
    const distances = pairs.map(({ found, known }) => {
      const back = fromChineseDatum(datum, found)
      return back ? distanceMeters(back, known) : Number.POSITIVE_INFINITY
    })
    return { datum, beforeMeters, afterMeters: median(distances) }
  })
  const best = tried.toSorted((a, b) => a.afterMeters - b.afterMeters)[0]!
  return best.afterMeters <= AGREEING_METERS ? best : undefined
}
