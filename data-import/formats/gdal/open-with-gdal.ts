import { join } from 'node:path'
import { type FgbFile, fgbTable, openFgb } from '../flatgeobuf/fgb-file.ts'
import type { DeclaredCrs, Format, InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { note, refusal } from '../sentences.ts'
import { type Note, ReadingFailed, type Refusal } from '../source.ts'
import type { GdalLayer, GdalResult } from './gdal-result.ts'
import { runGdal } from './run-gdal.ts'
import { type StagedSource, stageDxf, stageGeoPackage, stageGml, stageMapInfo } from './stage-source.ts'

const STAGES: Record<string, (file: InputFile, context: ReadingContext) => Promise<StagedSource>> = {
  geopackage: stageGeoPackage,
  gml: stageGml,
  mapinfo: stageMapInfo,
  dxf: stageDxf,
}

/** Definitions of symbols in a drawing; the places where they stand are in `entities`. */
const BLOCK_DEFINITIONS = 'blocks'
const MOST_MESSAGES = 5

interface Reading {
  id: string
  label: string
  file: InputFile
  staged: StagedSource
  outputFolder: string
  /** GDAL reported an error about this file. */
  hasError: boolean
}

/** Calendar days come back as instants at midnight. */
function withDays(file: FgbFile, { dateFields }: GdalLayer): FgbFile {
  const columns = file.header.columns.map(column =>
    dateFields.includes(column.name) ? { ...column, kind: 'date' as const } : column,
  )
  return { ...file, header: { ...file.header, columns } }
}

/** The declaration was carried over by the copy; people know the original. */
const declaredIn = (crs: DeclaredCrs, from: string): DeclaredCrs => ('from' in crs ? { ...crs, from } : crs)

/** A layer without features leaves an empty copy. */
const emptyTable = (described: Pick<RawTable, 'name' | 'path' | 'format' | 'encoding'>): RawTable => ({
  ...described,
  fields: [],
  geometryType: 'None',
  rowCount: 0,
  declaredCrs: { kind: 'none' },
  positions: new Float64Array(),
  notes: [],
  async *rows() {},
})

/**
 * `undefined` when features were lost on the way. A lower count alone does not say so: MIF counts the members of
 * collections too.
 */
async function openLayer(
  layer: GdalLayer,
  { id, label, file, staged, outputFolder, hasError }: Reading,
): Promise<RawTable | undefined> {
  const path = `${file.shownPath}/${layer.name}`
  if (layer.featureCount === 0) return emptyTable({ name: layer.name, path, format: id, encoding: staged.encoding })
  const opened = withDays(await openFgb(join(outputFolder, layer.file), path, staged.textEncoding), layer)
  const { samples: found, ...table } = await fgbTable(opened)
  if (table.rowCount < layer.featureCount && hasError) return undefined
  const samples = staged.encoding.samples.length > 0 ? staged.encoding.samples : found
  const declaredCrs = declaredIn(table.declaredCrs, label)
  return { ...table, declaredCrs, name: layer.name, format: id, encoding: { ...staged.encoding, samples } }
}

function refusalOf(result: GdalResult, path: string): Refusal {
  const reason = result.messages.find(text => /error/i.test(text)) ?? result.messages[0] ?? 'GDAL'
  return refusal('damaged', {
    path,
    reason: reason
      .replace(/^ERROR \d+: /, '')
      .replaceAll(/\/input\//g, '')
      .slice(0, 200),
  })
}

/** No features and an error: nothing could be read, which is not the same as an empty table. */
const reportsError = ({ messages }: GdalResult): boolean => messages.some(text => /^ERROR/.test(text))

/** GDAL gave up in the middle of a layer: what it said is the reason, not the state of its copy. */
function copyIncomplete(error: unknown): undefined {
  if (error instanceof ReadingFailed || (error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
  throw error
}

async function openStaged(reading: Reading, result: GdalResult): Promise<RawTable[] | Refusal> {
  const path = reading.file.shownPath
  if (result.kind !== 'read') return refusalOf(result, path)
  if (result.layers.length === 0) return refusal('nothing-there', { path })
  const notes: Note[] = result.messages.slice(0, MOST_MESSAGES).map(text => note('reader-said', { text }))
  const tables: RawTable[] = []
  for (const layer of result.layers) {
    if (reading.id === 'dxf' && layer.name === BLOCK_DEFINITIONS) continue
    if (layer.featureCount === 0 && reading.hasError) return refusalOf(result, path)
    const table = await openLayer(layer, reading).catch(copyIncomplete)
    if (!table) return refusalOf(result, path)
    tables.push({ ...table, notes: [...table.notes, ...notes] })
  }
  return tables
}

interface Staged {
  file: InputFile
  staged: StagedSource
}

/** Sources of one kind are read by one process; drawings are grouped by their encoding, which GDAL is told at its start. */
function groups(sources: Staged[]): Staged[][] {
  const byEncoding = Map.groupBy(sources, ({ staged }) => staged.dxfEncoding)
  return [...byEncoding.values()]
}

async function openGroup(
  group: Staged[],
  { id, label, context }: { id: string; label: string; context: ReadingContext },
) {
  const jobs = group.map(({ file, staged }) => ({
    sourceFolder: staged.folder,
    sourceName: staged.name,
    shownPath: file.shownPath,
  }))
  const dxfEncoding = group[0]?.staged.dxfEncoding
  const { results, outputFolder } = await runGdal({
    jobs,
    workFolder: context.workFolder,
    ...(dxfEncoding && { dxfEncoding }),
  })
  const tables: RawTable[] = []
  for (const [i, { file, staged }] of group.entries()) {
    const opened = await openStaged(
      { id, label, file, staged, outputFolder, hasError: reportsError(results[i]!) },
      results[i]!,
    )
    if ('kind' in opened) return opened
    tables.push(...opened)
  }
  return tables
}

/** A format that GDAL reads: files are staged, copied to FlatGeobuf by a process of its own, and read from there. */
export const gdalFormat = (id: string, label: string): Format => ({
  id,
  label,
  async open(files, context) {
    const sources: Staged[] = []
    for (const file of files) sources.push({ file, staged: await STAGES[id]!(file, context) })
    const tables: RawTable[] = []
    for (const group of groups(sources)) {
      const opened = await openGroup(group, { id, label, context })
      if ('kind' in opened) return opened
      tables.push(...opened)
    }
    return tables
  },
})
