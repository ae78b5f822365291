import { Type } from 'typebox'
import { Words } from '../schemas/words.ts'

const open = { additionalProperties: true }
const count = Type.Integer({ minimum: 0 })
const text = Type.String()

const RowCounts = Type.Object(
  { read: count, accepted: count, held: count, unreadable: count, deleted: count },
  { description: 'Rows; read is the sum of the others' },
)

const ReportNote = Type.Object(
  { code: text, message: text, messageZh: text, table: Type.Optional(text), row: Type.Optional(count) },
  open,
)

const TableReport = Type.Object(
  {
    name: text,
    path: text,
    format: text,
    encoding: Type.Object({ name: text, evidence: text, samples: Type.Array(text), note: Type.Optional(text) }, open),
    crs: Type.Object(
      { status: text, name: text, evidence: text, evidenceZh: text, srid: Type.Optional(Type.Integer()) },
      open,
    ),
    columns: Type.Record(text, text, { description: 'Column of the dataset → field of the delivery' }),
    unmatched: Type.Array(text, { description: 'Fields that no column claimed' }),
    missing: Type.Array(text, { description: 'Required columns for which there is no field' }),
    counts: RowCounts,
    outsideCity: count,
    notes: Type.Array(ReportNote),
  },
  open,
)

/** What a batch tells of itself, see `data-import/report/import-report.ts`. Parts come as the import gets to them. */
export const ReportAnswer = Type.Partial(
  Type.Object({
    tables: Type.Array(TableReport),
    skipped: Type.Array(text, { description: 'Tables that are not of this dataset' }),
    counts: RowCounts,
    findings: Type.Object({
      error: count,
      warning: count,
      note: count,
      stored: count,
      byCheck: Type.Record(text, count),
    }),
    merge: Type.Object({ added: count, changed: count, unchanged: count, retired: count }),
    questions: Type.Array(
      Type.Object({
        table: text,
        textZh: text,
        textEn: text,
        answer: Type.Optional(Type.String({ description: 'What to state to go on: crs=EPSG:4544, accept-outside' })),
      }),
    ),
    refusal: Type.Object({ code: text, message: text, messageZh: text }),
    progress: Type.Object({
      phase: Words(['reading', 'checking', 'publishing']),
      rows: count,
      of: count,
      at: Type.Optional(text),
    }),
    notes: Type.Array(ReportNote),
  }),
  open,
)
