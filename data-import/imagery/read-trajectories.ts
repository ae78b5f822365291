import { matchColumns } from '../datasets/match-columns.ts'
import { openSource } from '../formats/open-source.ts'
import type { CityExtent, Refusal, RowBatch, Source, SourceTable, Value } from '../formats/source.ts'
import { parseInstant } from './parse-instant.ts'
import type { Shot, ShotFinding } from './shot.ts'
import { TRAJECTORY_COLUMNS } from './trajectory-columns.ts'

export interface TrajectoryOptions {
  encoding?: string
  /** `EPSG:4544`, `GCJ-02`, …: a table of numbers cannot say it. */
  crs?: string
  /** Column of `TRAJECTORY_COLUMNS` → field of the delivery. */
  columns?: Record<string, string>
  city?: CityExtent
}

export interface Trajectories {
  shots: Shot[]
  findings: ShotFinding[]
}

const PANORAMA = /全景|pano|equirect|360/i

/** Reads the trajectories among the files of a delivery. Undefined where it has none; a refusal where one cannot be read. */
export async function readTrajectories(
  paths: readonly string[],
  { columns = {}, ...options }: TrajectoryOptions,
): Promise<Trajectories | Refusal | undefined> {
  if (paths.length === 0) return undefined
  const source = await openSource([...paths], options)
  if (source.kind === 'refusal') return source
  try {
    return await readSource(source, columns)
  } finally {
    await source.close()
  }
}

async function readSource(source: Source, columns: Record<string, string>): Promise<Trajectories | Refusal> {
  const read: Trajectories = { shots: [], findings: [] }
  for (const table of source.tables) {
    const doubt = refusalOf(table)
    if (doubt) return doubt
    const match = matchColumns(table.fields, TRAJECTORY_COLUMNS, columns)
    if (!('fieldOf' in match) || !match.fieldOf.has('file')) return noFileColumn(table)
    for await (const batch of table.rows()) readBatch(batch, { table, fieldOf: match.fieldOf, read })
  }
  return read
}

/** Positions whose system is a guess are not taken: a wrong datum would be 500 m off and look well. */
function refusalOf({ crs, path }: SourceTable): Refusal | undefined {
  if (crs.status === 'stated' || crs.status === 'declared') return undefined
  return {
    kind: 'refusal',
    code: 'crs-needed',
    path,
    message: crs.question ?? 'State the coordinate system of the trajectory, for example EPSG:4490.',
    messageZh: crs.questionZh ?? '请声明轨迹的坐标系，例如 EPSG:4490。',
  }
}

const noFileColumn = ({ path, fields }: SourceTable): Refusal => ({
  kind: 'refusal',
  code: 'unknown-column',
  path,
  message: `No column names the picture files; there are: ${fields.map(({ name }) => name).join(', ')}.`,
  messageZh: `没有影像文件名一列，现有：${fields.map(({ name }) => name).join('、')}。`,
})

interface Reading {
  table: SourceTable
  fieldOf: ReadonlyMap<string, number>
  read: Trajectories
}

function readBatch({ values, geometry, refused, rowNumbers }: RowBatch, reading: Reading): void {
  const { table, read } = reading
  for (const { row, message } of refused)
    read.findings.push({ file: `${table.name}:${row}`, code: 'unreadable-row', severity: 'error', value: message })
  for (const [index, row] of values.entries()) {
    const vertex = geometry.vertexOffsets[geometry.ringOffsets[geometry.partOffsets[index]!]!]!
    const hasPoint = geometry.types[index] === 1
    const file = textOf(row, reading, 'file')
    if (!file || !hasPoint) {
      const name = file ?? `${table.name}:${rowNumbers[index]}`
      read.findings.push({ file: name, code: file ? 'position-missing' : 'unreadable-row', severity: 'error' })
      continue
    }
    const position = {
      lon: geometry.lonLat[vertex * 2]!,
      lat: geometry.lonLat[vertex * 2 + 1]!,
      deliveredX: geometry.original[vertex * 2]!,
      deliveredY: geometry.original[vertex * 2 + 1]!,
      datum: table.crs.name,
    }
    read.shots.push({ ...shotOf(row, reading, file), ...position })
  }
}

function textOf(row: readonly Value[], { fieldOf }: Reading, column: string): string | undefined {
  const index = fieldOf.get(column)
  const value = index === undefined ? null : row[index]
  const text = value === null || value === undefined ? '' : String(value).trim()
  return text === '' ? undefined : text
}

type Numbers = Pick<
  Shot,
  | 'rank'
  | 'headingDegrees'
  | 'pitchDegrees'
  | 'rollDegrees'
  | 'positionErrorMeters'
  | 'fieldOfViewDegrees'
  | 'width'
  | 'height'
  | 'cameraHeightMeters'
  | 'drawnHeadingDegrees'
>

const NUMBER_COLUMNS: [column: string, member: keyof Numbers][] = [
  ['rank', 'rank'],
  ['heading', 'headingDegrees'],
  ['pitch', 'pitchDegrees'],
  ['roll', 'rollDegrees'],
  ['positionError', 'positionErrorMeters'],
  ['fieldOfView', 'fieldOfViewDegrees'],
  ['width', 'width'],
  ['height', 'height'],
  ['cameraHeight', 'cameraHeightMeters'],
  ['drawnHeading', 'drawnHeadingDegrees'],
]

function shotOf(
  row: readonly Value[],
  reading: Reading,
  file: string,
): Omit<Shot, 'lon' | 'lat' | 'deliveredX' | 'deliveredY' | 'datum'> {
  const numbers: Numbers = {}
  for (const [column, member] of NUMBER_COLUMNS) {
    const value = Number(textOf(row, reading, column) ?? Number.NaN)
    if (Number.isFinite(value)) numbers[member] = value
  }
  const title = textOf(row, reading, 'title')
  const camera = textOf(row, reading, 'camera')
  const projection = textOf(row, reading, 'projection')
  const takenAt = parseInstant(textOf(row, reading, 'takenAt') ?? '')
  return {
    file: file.split(/[\\/]/).at(-1)!,
    sequence: textOf(row, reading, 'sequence') ?? reading.table.name,
    ...numbers,
    ...(title !== undefined && { title }),
    ...(camera !== undefined && { camera }),
    ...(projection !== undefined && { projection: PANORAMA.test(projection) ? 'equirectangular' : 'flat' }),
    ...(takenAt !== undefined && { takenAt }),
  }
}
