import { asBearing, turnBetween } from '../../spatial/geometry/angles.ts'

/** What is asked of a picture to compare it with others of its place. */
export interface Captured {
  readonly id: string
  readonly projection: string
  readonly heading: number
  readonly fieldOfView: number
  readonly capturedAt: string
}

/** A time at which a place was taken: its day, and the picture that shows it. */
export interface Capture<Picture extends Captured> {
  readonly day: string
  readonly picture: Picture
}

/** Pictures of a place taken within so many days are of one survey: at a junction several drives pass. */
const ONE_SURVEY_DAYS = 60
const DAY_MS = 86_400_000

/** The times at which a place was taken, oldest first: one for each survey, each with whichever of its pictures came first. */
export function captureTimes<Picture extends Captured>(pictures: readonly Picture[]): Capture<Picture>[] {
  const times: Capture<Picture>[] = []
  const isSameSurvey = (a: Picture, b: Picture) =>
    Math.abs(Date.parse(a.capturedAt) - Date.parse(b.capturedAt)) < ONE_SURVEY_DAYS * DAY_MS
  for (const picture of pictures)
    if (!times.some(time => isSameSurvey(time.picture, picture)))
      times.push({ day: picture.capturedAt.slice(0, 10), picture })
  return times.sort((a, b) => (a.day < b.day ? -1 : 1))
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
