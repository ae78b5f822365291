import { asBearing, turnBetween } from '../../spatial/geometry/angles.ts'

/** What is asked of a picture to compare it with others of its place. */
export interface Captured {
  readonly id: string
  readonly projection: string
  readonly heading: number
  readonly fieldOfView: number
  readonly capturedAt: string
}

/** The times at which a place was taken, by day, each with the picture that serves best: the first of the day. */
export function captureDays<Picture extends Captured>(
  pictures: readonly Picture[],
): { day: string; picture: Picture }[] {
  const days = new Map<string, Picture>()
  for (const picture of pictures) {
    const day = picture.capturedAt.slice(0, 10)
    if (!days.has(day)) days.set(day, picture)
  }
  return [...days].map(([day, picture]) => ({ day, picture })).sort((a, b) => (a.day < b.day ? -1 : 1))
}

/** Where in a picture a bearing lies, right of its middle; undefined where the picture does not reach. */
export function yawOf({ heading, fieldOfView, projection }: Captured, bearing: number): number | undefined {
  const yaw = turnBetween(heading, bearing)
  return projection === 'equirectangular' || Math.abs(yaw) < fieldOfView / 2 ? yaw : undefined
}

/** Whether the next picture of the sequence lies before a reader who looks there: the middle of a picture looks along the way. */
export const isAhead = (yaw: number): boolean => Math.abs(yaw) <= 90

/** The bearing that lies at a yaw of a picture. */
export const bearingAt = ({ heading }: Pick<Captured, 'heading'>, yaw: number): number => asBearing(heading + yaw)
