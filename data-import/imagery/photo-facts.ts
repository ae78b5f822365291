import exifr from 'exifr'
import type { PictureProjection } from '../../spatial/geometry/picture-projection.ts'
import { parseInstant } from './parse-instant.ts'

/** What a photo says about itself. Nothing of it is trusted further than `judgeShots` lets it. */
export interface PhotoFacts {
  takenAt?: number
  /** As written: WGS 84 by the standard, whatever the phone made of it. */
  position?: { lon: number; lat: number }
  headingDegrees?: number
  pitchDegrees?: number
  rollDegrees?: number
  positionErrorMeters?: number
  projection: PictureProjection
  fieldOfViewDegrees?: number
  camera?: string
}

type Tags = Record<string, unknown>

const OPTIONS = {
  tiff: true,
  exif: true,
  gps: true,
  xmp: true,
  icc: false,
  iptc: false,
  jfif: false,
  ihdr: false,
  mergeOutput: true,
  reviveValues: false,
  sanitize: true,
  translateKeys: true,
  translateValues: false,
}

/** Reads EXIF and Google's photo-sphere XMP (GPano). Metadata that cannot be read count as absent. */
export async function photoFacts(bytes: Uint8Array): Promise<PhotoFacts> {
  const tags: Tags = await exifr.parse(bytes, OPTIONS).then(
    found => (found ?? {}) as Tags,
    () => ({}),
  )
  const takenAt = instantOf(tags)
  const position = positionOf(tags)
  const camera = [tags.Make, tags.Model]
    .filter(part => typeof part === 'string')
    .join(' ')
    .trim()
  const isSphere = /equirectangular/i.test(String(tags.ProjectionType ?? ''))
  const field = isSphere ? sphereWidth(tags) : fieldOfView(tags)
  const heading = within(isSphere ? tags.PoseHeadingDegrees : undefined, 0, 360) ?? trueDirection(tags)
  const pitch = within(tags.PosePitchDegrees, -90, 90)
  const roll = within(tags.PoseRollDegrees, -180, 180)
  const error = within(tags.GPSHPositioningError, 0, 1000)
  return {
    projection: isSphere ? 'equirectangular' : 'flat',
    ...(takenAt !== undefined && { takenAt }),
    ...(position && { position }),
    ...(heading !== undefined && { headingDegrees: heading % 360 }),
    ...(pitch !== undefined && { pitchDegrees: pitch }),
    ...(roll !== undefined && { rollDegrees: roll }),
    ...(error !== undefined && { positionErrorMeters: error }),
    ...(field !== undefined && { fieldOfViewDegrees: field }),
    ...(camera !== '' && { camera }),
  }
}

function within(value: unknown, least: number, most: number): number | undefined {
  const number = typeof value === 'string' ? Number.parseFloat(value) : value
  return typeof number === 'number' && Number.isFinite(number) && number >= least && number <= most ? number : undefined
}

/** The clock of the satellites is right where there is one; the camera's is local time, with a zone if it says so. */
function instantOf(tags: Tags): number | undefined {
  const day = typeof tags.GPSDateStamp === 'string' ? tags.GPSDateStamp : undefined
  const time = Array.isArray(tags.GPSTimeStamp) ? (tags.GPSTimeStamp as number[]) : undefined
  if (day && time?.length === 3 && time.every(Number.isFinite)) {
    const [hour, minute, second] = time.map(part => String(Math.floor(part)).padStart(2, '0'))
    const fromSatellites = parseInstant(`${day} ${hour}:${minute}:${second}Z`)
    if (fromSatellites !== undefined) return fromSatellites
  }
  const zone = [tags.OffsetTimeOriginal, tags.OffsetTime].find(offset => typeof offset === 'string') ?? ''
  for (const name of ['DateTimeOriginal', 'CreateDate', 'ModifyDate']) {
    const text = tags[name]
    const instant = typeof text === 'string' ? parseInstant(`${text.trim()}${zone}`) : undefined
    if (instant !== undefined) return instant
  }
  return undefined
}

function positionOf({ latitude, longitude }: Tags): PhotoFacts['position'] {
  const [lon, lat] = [within(longitude, -180, 180), within(latitude, -90, 90)]
  return lon === undefined || lat === undefined ? undefined : { lon, lat }
}

/** Directions from magnetic north are not converted: the declination of Sichuan is 2°, less than a phone's compass errs. */
const trueDirection = ({ GPSImgDirection }: Tags): number | undefined => within(GPSImgDirection, 0, 360)

/** A part of a sphere says how much of the whole it is. */
function sphereWidth(tags: Tags): number {
  const [part, whole] = [within(tags.CroppedAreaImageWidthPixels, 1, 1e6), within(tags.FullPanoWidthPixels, 1, 1e6)]
  return part !== undefined && whole !== undefined && part < whole ? (360 * part) / whole : 360
}

const FILM_WIDTH_MM = 36

function fieldOfView({ FocalLengthIn35mmFormat }: Tags): number | undefined {
  const focal = within(FocalLengthIn35mmFormat, 3, 2000)
  return focal === undefined ? undefined : (360 / Math.PI) * Math.atan(FILM_WIDTH_MM / 2 / focal)
}
