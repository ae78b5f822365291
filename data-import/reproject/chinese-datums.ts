import { createRequire } from 'node:module'

/** The package is CommonJS while its types describe an ES module, so an import would have the wrong shape. */
const gcoord: typeof import('gcoord').default = createRequire(import.meta.url)('gcoord')

/** Datums that Chinese map services use; they are inputs only and never stored. */
export const CHINESE_DATUMS = ['GCJ-02', 'BD-09'] as const
export type ChineseDatum = (typeof CHINESE_DATUMS)[number]

type Position = [lon: number, lat: number]
const FORWARD: Record<ChineseDatum, (position: Position) => Position> = {
  'GCJ-02': position => gcoord.transform(position, gcoord.WGS84, gcoord.GCJ02),
  'BD-09': position => gcoord.transform(position, gcoord.WGS84, gcoord.BD09),
}

/** Each step shrinks the error about a thousandfold, so six reach the precision of a double. */
const MOST_STEPS = 8
/** A tenth of a millimetre. */
const TOLERANCE_DEGREES = 1e-9
/** The published shift is defined for China only; gcoord's own inverse may never end at the edge of its box. */
const CHINA = { minLon: 73, minLat: 1, maxLon: 137, maxLat: 55 }

/** WGS 84 (CGCS2000 to better than a metre) to the service's datum. */
export const toChineseDatum = (datum: ChineseDatum, position: Position): Position => FORWARD[datum](position)

/**
 * Position in a service's datum to WGS 84, by bounded iteration on the published forward formula.
 * `undefined` outside China or where it does not converge.
 */
export function fromChineseDatum(datum: ChineseDatum, [lon, lat]: Position): Position | undefined {
  if (!(lon > CHINA.minLon && lon < CHINA.maxLon && lat > CHINA.minLat && lat < CHINA.maxLat)) return undefined
  let [guessLon, guessLat] = [lon, lat]
  for (let step = 0; step < MOST_STEPS; step++) {
    const [shiftedLon, shiftedLat] = FORWARD[datum]([guessLon, guessLat])
    const [errorLon, errorLat] = [shiftedLon - lon, shiftedLat - lat]
    if (Math.abs(errorLon) < TOLERANCE_DEGREES && Math.abs(errorLat) < TOLERANCE_DEGREES) return [guessLon, guessLat]
    guessLon -= errorLon
    guessLat -= errorLat
  }
  return undefined
}
