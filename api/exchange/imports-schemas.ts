import { Type } from 'typebox'
import { CHECKS, DATASETS } from '../../data-import/checks/check-list.ts'
import { BATCH_STATES } from '../../data-import/pipeline/batch-record.ts'
import { DIFFERENCE_KINDS } from '../../data-import/report/differences.ts'
import { GeoJsonGeometry } from '../schemas/geojson.ts'
import { Nullable } from '../schemas/nullable.ts'
import { RowNumber } from '../schemas/row-number.ts'
import { Words } from '../schemas/words.ts'
import { ReportAnswer } from './report-schema.ts'

const strict = { additionalProperties: false }
const word = Type.String({ minLength: 1, maxLength: 200 })

/** What a person states about a delivery; see `data-import/pipeline/import-options.ts`. */
export const ImportOptionsBody = Type.Object(
  {
    encoding: Type.Optional(word),
    crs: Type.Optional(word),
    position: Type.Optional(
      Type.Partial(
        Type.Object(
          {
            lon: word,
            lat: word,
            east: word,
            north: word,
            wkt: word,
            lonLat: word,
            lonLatOrder: Words(['lonLat', 'latLon']),
            angles: Words(['decimal', 'dms']),
          },
          strict,
        ),
      ),
    ),
    layer: Type.Optional(word),
    columns: Type.Optional(Type.Record(word, word, { maxProperties: 100 })),
    complete: Type.Optional(
      Type.Array(Type.Object({ area: Type.Optional(word), class: Type.Optional(word) }, strict), { maxItems: 1000 }),
    ),
    acceptOutside: Type.Optional(Type.Boolean()),
  },
  strict,
)

export const BatchParams = Type.Object({ id: RowNumber() })

export const Batch = Type.Object({
  id: Type.Integer(),
  dataset: Words(DATASETS),
  state: Words(BATCH_STATES),
  files: Type.Array(Type.String()),
  options: Type.Record(Type.String(), Type.Unknown()),
  report: ReportAnswer,
  reason: Nullable(Type.String({ description: 'Why it was refused or failed' })),
  createdBy: Type.String(),
  createdAt: Type.String({ format: 'date-time' }),
  finishedAt: Nullable(Type.String({ format: 'date-time' })),
  publishedSeq: Nullable(Type.Integer({ description: 'The commit; null also where publishing changed nothing' })),
  withdrawnSeq: Nullable(Type.Integer()),
})

export const SEVERITIES = ['error', 'warning', 'note'] as const
export const CHECK_IDS = CHECKS.map(check => check.id)

export const FindingProperties = Type.Object({
  number: Type.Integer(),
  check: Words(CHECK_IDS),
  severity: Words(SEVERITIES),
  table: Type.String(),
  row: Nullable(Type.Integer({ description: 'From 1 in its table' })),
  key: Nullable(Type.String()),
  field: Nullable(Type.String()),
  value: Nullable(Type.String()),
  expected: Nullable(Type.String()),
  titleZh: Type.String(),
  titleEn: Type.String(),
})

export const FindingCollection = Type.Object({
  type: Words(['FeatureCollection']),
  features: Type.Array(
    Type.Object({
      type: Words(['Feature']),
      id: Type.Integer(),
      geometry: Nullable(GeoJsonGeometry),
      properties: FindingProperties,
    }),
  ),
  numberReturned: Type.Integer(),
  next: Type.Optional(Type.Integer({ description: 'Ask with after=… for the next page' })),
})

export const Differences = Type.Object({
  differences: Type.Array(
    Type.Object({
      key: Type.String(),
      kind: Words(DIFFERENCE_KINDS),
      fields: Type.Array(Type.Object({ field: Type.String(), before: Type.Unknown(), after: Type.Unknown() })),
      geometry: Type.Optional(
        Type.Object({
          before: Nullable(GeoJsonGeometry),
          after: Nullable(GeoJsonGeometry),
          movedMeters: Nullable(Type.Number()),
        }),
      ),
    }),
  ),
  next: Type.Optional(Type.String({ description: 'Ask with after=… for the next page' })),
})

export const DatasetDescription = Type.Object({
  id: Words(DATASETS),
  nameZh: Type.String(),
  nameEn: Type.String(),
  columns: Type.Array(
    Type.Object({ name: Type.String(), titleZh: Type.String(), titleEn: Type.String(), required: Type.Boolean() }),
  ),
  checks: Type.Array(
    Type.Object({ id: Words(CHECK_IDS), severity: Words(SEVERITIES), titleZh: Type.String(), titleEn: Type.String() }),
  ),
})
