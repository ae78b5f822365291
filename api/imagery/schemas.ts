import { type Static, Type } from 'typebox'
import { VISIBILITIES } from '../../spatial/database/tables/imagery.ts'

import type { Camera } from '../../spatial/imagery/camera.ts'
import { VIEW_FACTORS, type View } from '../../spatial/imagery/view.ts'
import { Nullable } from '../schemas/nullable.ts'

const degrees = (description: string) => Type.Number({ description: `Degrees: ${description}` })

/** A picture as it stood, calibrated. */
export const PictureAnswer = Type.Object({
  id: Type.String(),
  sequenceId: Type.String(),
  rank: Type.Integer(),
  projection: Type.Enum(['flat', 'equirectangular']),
  position: Type.Unsafe<[number, number]>(
    Type.Array(Type.Number(), { minItems: 2, maxItems: 2, description: 'Longitude, latitude (EPSG:4490), calibrated' }),
  ),
  heading: degrees('where the middle of the picture looks, clockwise from north, calibrated'),
  pitch: degrees('upwards'),
  roll: degrees('right side down'),
  fieldOfView: degrees('width of the picture, 360 for a whole panorama'),
  width: Type.Integer(),
  height: Type.Integer(),
  cameraHeightMeters: Type.Number(),
  positionErrorMeters: Type.Number(),
  capturedAt: Type.String({ format: 'date-time' }),
})

export const pictureAnswer = (camera: Camera): Static<typeof PictureAnswer> => ({
  id: camera.id,
  sequenceId: camera.sequenceId,
  rank: camera.rank,
  projection: camera.projection,
  position: [rounded(camera.lon, 7), rounded(camera.lat, 7)],
  heading: rounded(camera.headingDegrees, 2),
  pitch: camera.pitchDegrees,
  roll: camera.rollDegrees,
  fieldOfView: camera.fieldOfViewDegrees,
  width: camera.width,
  height: camera.height,
  cameraHeightMeters: camera.heightMeters,
  positionErrorMeters: camera.positionErrorMeters,
  capturedAt: new Date(camera.capturedAt).toISOString(),
})

/** How a picture looks at something, and why it stands where it does in the list. */
export const ViewAnswer = Type.Object({
  yaw: degrees('right of the middle of the picture'),
  pitch: degrees('above the middle of the picture'),
  fieldOfView: degrees('width of a crop that holds the target in spite of errors'),
  distanceMeters: Type.Number(),
  bearing: degrees('from the camera to the target, clockwise from north'),
  score: Type.Number({ description: '0 to 1, the product of what the reasons are worth' }),
  reasons: Type.Array(
    Type.Object({
      factor: Type.Enum([...VIEW_FACTORS]),
      value: Type.Number({
        description: 'distance in metres, resolution in pixels, aim and centre in degrees, age in years',
      }),
      worth: Type.Number(),
    }),
  ),
})

export const viewAnswer = (view: View): Static<typeof ViewAnswer> => ({
  yaw: rounded(view.yawDegrees, 2),
  pitch: rounded(view.pitchDegrees, 2),
  fieldOfView: rounded(view.fieldOfViewDegrees, 1),
  distanceMeters: rounded(view.distanceMeters, 2),
  bearing: rounded(view.bearingDegrees, 2),
  score: rounded(view.score, 4),
  reasons: view.reasons.map(({ factor, value, worth }) => ({
    factor,
    value: rounded(value, 2),
    worth: rounded(worth, 3),
  })),
})

export const LookAtAnswer = Type.Object({
  views: Type.Array(
    Type.Object({
      picture: PictureAnswer,
      view: ViewAnswer,
      crop: Type.String({ description: 'Address of the crop as a JPEG' }),
    }),
  ),
})

const ComponentSeen = {
  code: Type.String(),
  classCode: Type.String(),
  name: Type.String(),
  position: Type.Unsafe<[number, number]>(Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })),
}

export const VisibleAnswer = Type.Object({
  components: Type.Array(Type.Object({ ...ComponentSeen, topMeters: Type.Number(), view: ViewAnswer })),
})

export const NeverSeenAnswer = Type.Object({
  components: Type.Array(Type.Object({ ...ComponentSeen, gridCode: Type.String() })),
  examined: Type.Integer({ description: 'Components looked at for this part of the list' }),
  next: Type.Optional(Type.String({ description: 'Unit grid to go on after' })),
})

export const DetailsAnswer = Type.Object({
  ...PictureAnswer.properties,
  title: Type.String(),
  fileName: Type.String(),
  camera: Nullable(Type.String()),
  datum: Type.String(),
  headingSource: Type.Enum(['delivered', 'track']),
  visibility: Type.Enum([...VISIBILITIES]),
  isDrawn: Type.Boolean({ description: 'Drawn from the synthetic city, not photographed' }),
  corrections: Type.Integer({ description: 'Corrections that its calibration rests on' }),
  previous: Nullable(Type.String()),
  next: Nullable(Type.String()),
})

const Offsets = {
  headingOffset: degrees('added to every heading of the sequence'),
  eastOffsetMeters: Type.Number(),
  northOffsetMeters: Type.Number(),
}

export const CalibrationAnswer = Type.Object({
  sequenceId: Type.String(),
  pictures: Type.Integer({ description: 'Pictures of the sequence, all of which stand otherwise now' }),
  corrections: Type.Integer(),
  ...Offsets,
  before: Type.Object(Offsets, { description: 'What was added until now' }),
})

export const PictureParams = Type.Object({ id: Type.String({ pattern: '^[1-9][0-9]{14}$' }) })

export function rounded(value: number, decimals: number): number {
  const factor = 10 ** decimals
  return Math.round(value * factor) / factor
}
