/** The eight directions people say, clockwise from north, 45 degrees apart. */
const DIRECTIONS = [
  { zh: '北', en: 'north' },
  { zh: '东北', en: 'northeast' },
  { zh: '东', en: 'east' },
  { zh: '东南', en: 'southeast' },
  { zh: '南', en: 'south' },
  { zh: '西南', en: 'southwest' },
  { zh: '西', en: 'west' },
  { zh: '西北', en: 'northwest' },
] as const

export type Direction = (typeof DIRECTIONS)[number]

/** The spoken direction of a bearing in degrees clockwise from north; any finite number of degrees, also negative. */
export function directionOf(bearingDegrees: number): Direction {
  const eighth = Math.round((((bearingDegrees % 360) + 360) % 360) / 45) % 8
  return DIRECTIONS[eighth]!
}

/** A distance as it is said: whole metres below 20 m, then in steps of 5, 10, 50 m so that it never pretends to be exact. */
export function spokenMeters(distanceMeters: number): number {
  const step = distanceMeters < 20 ? 1 : distanceMeters < 100 ? 5 : distanceMeters < 500 ? 10 : 50
  return Math.round(distanceMeters / step) * step
}
