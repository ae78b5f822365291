import { toDegrees } from '../geometry/angles.ts'
import { toRadians } from '../geometry/ellipsoid.ts'
import { geodesicBetween } from '../geometry/geodesic.ts'
import type { LocalPlane, Meters2 } from '../geometry/local-plane.ts'
import { pixelAt, type ViewAngles, verticalFieldOfView, viewAngles } from '../geometry/picture-projection.ts'
import { type Body, isFlat } from './body.ts'
import type { Camera } from './camera.ts'
import { type Obstacles, visibleShare } from './sight.ts'

/** What is to be seen: a component or a place. */
export interface Target {
  key: string
  lon: number
  lat: number
  body: Body
}

export const VIEW_FACTORS = ['distance', 'resolution', 'aim', 'centre', 'age', 'sight'] as const
export type ViewFactor = (typeof VIEW_FACTORS)[number]

/** One reason for a score: what was measured, and what it is worth from 0 to 1. The score is their product. */
export interface ViewReason {
  factor: ViewFactor
  /** Metres, pixels, degrees, degrees, years, share. */
  value: number
  worth: number
}

/** How a picture looks at a target. Yaw and pitch are those of the picture, right of and above its middle. */
export interface View extends ViewAngles {
  camera: Camera
  distanceMeters: number
  bearingDegrees: number
  /** Width of the crop to cut so that the target is in it in spite of the errors of position and heading. */
  fieldOfViewDegrees: number
  score: number
  reasons: ViewReason[]
}

export interface Looking {
  obstacles: Obstacles
  plane: LocalPlane
  /** The moment that matters, milliseconds since 1970: pictures taken near to it are preferred. */
  at: number
}

/** Nearer than this a camera on a roof looks past; further, a street picture shows specks. */
export const NEAREST_METERS = 1.5
export const FURTHEST_METERS = 45

const YEAR_MS = 365.25 * 86_400_000
/** A picture is worth half after so many years. */
const HALF_LIFE_YEARS = 6
/** Pixels across a target with which nobody complains. */
const ENOUGH_PIXELS = 60
/** Less than this much of a target is no view of it. */
const LEAST_VISIBLE = 0.3
const NARROWEST_CROP = 24
const WIDEST_CROP = 100

interface Aim {
  distance: number
  angles: ViewAngles
  bearing: number
  /** Half the angle within which the direction is right, two times out of three. */
  errorDegrees: number
  sizeDegrees: number
}

function aimAt(camera: Camera, { lon, lat, body }: Target): Aim {
  const { meters, bearingDegrees } = geodesicBetween([camera.lon, camera.lat], [lon, lat])
  const up = (height: number) => toDegrees(Math.atan2(height - camera.heightMeters, meters))
  const [low, high] = [up(body.baseMeters), up(body.topMeters)]
  const elevationDegrees = isFlat(body) ? low : (low + high) / 2
  const wide = 2 * toDegrees(Math.atan(body.widthMeters / 2 / meters))
  const fromPosition = toDegrees(Math.atan(camera.positionErrorMeters / meters))
  return {
    distance: meters,
    bearing: bearingDegrees,
    angles: viewAngles(camera, { bearingDegrees, elevationDegrees }),
    errorDegrees: Math.hypot(camera.headingErrorDegrees, fromPosition),
    sizeDegrees: Math.max(wide, high - low),
  }
}

/** Where a body is seen best: what lies flat from near, what stands tall from where it fits into a picture. */
export function bestDistanceMeters(body: Body): number {
  if (isFlat(body)) return 6.5
  return Math.max(8, Math.min(16, 1.6 * Math.max(body.topMeters, body.widthMeters)))
}

/** How near to its middle a photo shows the target: 0 there, 1 at the edge. A panorama has no edge. */
function offCentre(camera: Camera, { yawDegrees, pitchDegrees }: ViewAngles): number {
  if (camera.projection === 'equirectangular' && camera.fieldOfViewDegrees >= 360) return 0
  const across = Math.abs(yawDegrees) / (camera.fieldOfViewDegrees / 2)
  return Math.max(across, Math.abs(pitchDegrees) / (verticalFieldOfView(camera) / 2))
}

/** Pixels across a target of that size in the middle of the picture. */
const pixelsOn = ({ projection, width, fieldOfViewDegrees }: Camera, sizeDegrees: number): number =>
  projection === 'equirectangular'
    ? (sizeDegrees * width) / fieldOfViewDegrees
    : (width * Math.tan(toRadians(Math.min(170, sizeDegrees) / 2))) / Math.tan(toRadians(fieldOfViewDegrees / 2))

const bell = (value: number): number => Math.exp(-(value ** 2) / 2)

const cropOf = ({ sizeDegrees, errorDegrees }: Aim): number =>
  Math.max(NARROWEST_CROP, Math.min(WIDEST_CROP, 1.7 * sizeDegrees + 4 * errorDegrees))

/** Everything but sight, which costs most; undefined where the picture cannot show the target. */
function reasonsBeforeSight(camera: Camera, target: Target, aim: Aim, at: number): ViewReason[] | undefined {
  const { distance, angles, errorDegrees, sizeDegrees } = aim
  if (distance < NEAREST_METERS || distance > FURTHEST_METERS || !pixelAt(camera, angles)) return undefined
  const best = bestDistanceMeters(target.body)
  const pixels = pixelsOn(camera, Math.max(sizeDegrees, 0.5))
  const off = offCentre(camera, angles)
  const years = Math.abs(at - camera.capturedAt) / YEAR_MS
  return [
    { factor: 'distance', value: distance, worth: bell(Math.log(distance / best) / 0.7) },
    { factor: 'resolution', value: pixels, worth: Math.min(1, pixels / ENOUGH_PIXELS) ** 0.5 },
    { factor: 'aim', value: errorDegrees, worth: 1 / (1 + (errorDegrees / 20) ** 2) },
    { factor: 'centre', value: angles.yawDegrees, worth: 1 - 0.6 * off ** 2 },
    { factor: 'age', value: years, worth: 0.5 ** (years / HALF_LIFE_YEARS) },
  ]
}

/** A sieve that spares the geodesic: most cameras of a box are too far from most of what is in it. */
const isFarAway = ([x1, y1]: Meters2, [x2, y2]: Meters2): boolean =>
  (x2 - x1) ** 2 + (y2 - y1) ** 2 > (FURTHEST_METERS + 1) ** 2

/** A view of which everything is known but whether something stands in between: as good as it can become. */
interface Prospect {
  camera: Camera
  target: Target
  aim: Aim
  reasons: ViewReason[]
  bound: number
}

function prospectOf(camera: Camera, target: Target, { plane, at }: Looking): Prospect | undefined {
  if (isFarAway(plane.toMeters([camera.lon, camera.lat]), plane.toMeters([target.lon, target.lat]))) return undefined
  const aim = aimAt(camera, target)
  const reasons = reasonsBeforeSight(camera, target, aim, at)
  return reasons && { camera, target, aim, reasons, bound: reasons.reduce((score, { worth }) => score * worth, 1) }
}

/** What becomes of a prospect once it is looked along; undefined where too little is seen. */
function looked({ camera, target, aim, reasons, bound }: Prospect, { obstacles, plane }: Looking): View | undefined {
  const from = { at: plane.toMeters([camera.lon, camera.lat]), heightMeters: camera.heightMeters }
  const standing = { key: target.key, at: plane.toMeters([target.lon, target.lat]), body: target.body }
  const share = visibleShare(from, standing, obstacles)
  if (share < LEAST_VISIBLE) return undefined
  return {
    camera,
    ...aim.angles,
    distanceMeters: aim.distance,
    bearingDegrees: aim.bearing,
    fieldOfViewDegrees: cropOf(aim),
    score: bound * share,
    reasons: [...reasons, { factor: 'sight', value: share, worth: share }],
  }
}

/**
 * How well a picture shows a target, or undefined where it does not: too near or far, outside the frame, or hidden. Positions
 * are EPSG:4490; the direction is that of the geodesic.
 */
export function viewOf(camera: Camera, target: Target, looking: Looking): View | undefined {
  const prospect = prospectOf(camera, target, looking)
  return prospect && looked(prospect, looking)
}

/** What a camera aims at: the same for all, or of a long thing the part nearest to each. */
export type AimedAt = Target | ((camera: Camera) => Target)

const byScore = (a: View, b: View): number => b.score - a.score || (a.camera.id < b.camera.id ? -1 : 1)

/**
 * The best views of a target, best first; ties by picture, so that everybody gets the same. Empty where nothing looks at it.
 * Looking past obstacles costs most, so it is done in the order of what a view can be worth at best, and no longer than that
 * can still change the answer.
 */
export function rankedViews(
  cameras: readonly Camera[],
  aimedAt: AimedAt,
  { count = cameras.length, ...looking }: Looking & { count?: number },
): View[] {
  const prospects = cameras
    .map(camera => prospectOf(camera, typeof aimedAt === 'function' ? aimedAt(camera) : aimedAt, looking))
    .filter(prospect => prospect !== undefined)
    .sort((a, b) => b.bound - a.bound)
  const views: View[] = []
  for (const prospect of prospects) {
    if (views.length >= count && views[count - 1]!.score > prospect.bound) break
    const view = looked(prospect, looking)
    if (!view) continue
    views.push(view)
    views.sort(byScore)
  }
  return views.slice(0, count)
}
