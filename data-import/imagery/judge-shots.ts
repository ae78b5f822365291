import { type BboxLonLat, bboxContains } from '../../spatial/geometry/bbox.ts'
import { metersBetween } from '../../spatial/geometry/meters-between.ts'
import type { Shot, ShotFinding } from './shot.ts'
import { isAgainst, ordered, travelHeadings } from './track.ts'

/** A picture that is fit to be published. */
export interface JudgedShot extends Shot {
  takenAt: number
  headingDegrees: number
  headingSource: 'delivered' | 'track'
  projection: 'flat' | 'equirectangular'
  fieldOfViewDegrees: number
  width: number
  height: number
}

export interface JudgedSequence {
  id: string
  shots: JudgedShot[]
}

export interface Judging {
  extent: Readonly<BboxLonLat>
  /** Now, milliseconds since 1970. */
  now: number
}

/** Digital cameras with positions are younger; clocks that were never set say 1970, 1980 or 2000. */
const FIRST_TIME = Date.UTC(2001, 0, 1)
const DAY_MS = 86_400_000
/** Cameras that do not say it mostly see this much. */
const ASSUMED_FIELD_OF_VIEW = 70
/** No survey car goes faster. */
const FASTEST_METERS_PER_SECOND = 45
const JUMP_METERS = 60

type Complaint = Omit<ShotFinding, 'file'>

const error = (code: ShotFinding['code'], value?: string): Complaint => ({
  code,
  severity: 'error',
  ...(value !== undefined && { value }),
})
const warning = (code: ShotFinding['code'], value?: string): Complaint => ({
  ...error(code, value),
  severity: 'warning',
})

/** What is wrong with a picture by itself so that it cannot be placed in space and time. */
function faultOf({ lon, lat, takenAt }: Shot, { extent, now }: Judging): Complaint | undefined {
  if (!Number.isFinite(lon + lat)) return error('position-missing')
  if (Math.abs(lon) < 1e-6 && Math.abs(lat) < 1e-6) return error('position-null')
  if (!bboxContains(extent, lon, lat)) return error('outside-city', `${lon.toFixed(6)}, ${lat.toFixed(6)}`)
  if (takenAt === undefined) return error('time-missing')
  if (takenAt < FIRST_TIME || takenAt > now + DAY_MS) return error('time-implausible', new Date(takenAt).toISOString())
  return undefined
}

/**
 * Judges the pictures of a delivery one by one and puts those that can be placed into sequences: in order, with headings from
 * the track where they are missing, and with every doubt told.
 */
export function judgeShots(
  shots: readonly Shot[],
  judging: Judging,
): { sequences: JudgedSequence[]; findings: ShotFinding[] } {
  const findings: ShotFinding[] = []
  const placed = shots.filter(shot => {
    const fault = faultOf(shot, judging)
    if (fault) findings.push({ file: shot.file, ...fault })
    return !fault
  })
  const sequences = [...Map.groupBy(placed, ({ sequence }) => sequence)].map(([id, members]) => ({
    id,
    shots: judgeSequence(ordered(members), (shot, complaint) => findings.push({ file: shot.file, ...complaint })),
  }))
  return { sequences: sequences.filter(({ shots }) => shots.length > 0), findings }
}

function judgeSequence(track: readonly Shot[], complain: (shot: Shot, complaint: Complaint) => void): JudgedShot[] {
  const headings = travelHeadings(track)
  return track.flatMap((shot, i) => {
    const travel = headings[i]
    const jump = i > 0 ? jumpFrom(track[i - 1]!, shot) : undefined
    if (jump !== undefined) complain(shot, warning('jumps-away', `${Math.round(jump)} m`))
    const heading = shot.headingDegrees ?? travel
    if (heading === undefined) {
      complain(shot, error('heading-missing'))
      return []
    }
    if (shot.headingDegrees === undefined) complain(shot, warning('heading-from-track', `${heading.toFixed(0)}°`))
    else if (shot.projection !== 'equirectangular' && travel !== undefined && isAgainst(heading, travel))
      complain(shot, warning('heading-against-track', `${heading.toFixed(0)}° / ${travel.toFixed(0)}°`))
    const isPanorama = shot.projection === 'equirectangular'
    if (!isPanorama && shot.fieldOfViewDegrees === undefined) complain(shot, warning('field-of-view-assumed'))
    return [
      {
        ...shot,
        takenAt: shot.takenAt!,
        headingDegrees: ((heading % 360) + 360) % 360,
        headingSource: shot.headingDegrees === undefined ? ('track' as const) : ('delivered' as const),
        projection: shot.projection ?? ('flat' as const),
        fieldOfViewDegrees: shot.fieldOfViewDegrees ?? (isPanorama ? 360 : ASSUMED_FIELD_OF_VIEW),
        width: shot.width ?? 1,
        height: shot.height ?? 1,
      },
    ]
  })
}

/** Metres to the picture before, where nobody can have gone so far in the time. */
function jumpFrom(before: Shot, shot: Shot): number | undefined {
  const meters = metersBetween([before.lon, before.lat], [shot.lon, shot.lat])
  const seconds = Math.max(1, Math.abs(shot.takenAt! - before.takenAt!) / 1000)
  return meters > JUMP_METERS && meters / seconds > FASTEST_METERS_PER_SECOND ? meters : undefined
}
