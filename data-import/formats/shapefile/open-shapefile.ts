import { open, readFile, stat } from 'node:fs/promises'
import { encodingByName } from '../../decode/encoding-names.ts'
import { type DbfFile, openDbf } from '../dbf/dbf-file.ts'
import { FileWindow } from '../file-window.ts'
import { evenlySpread } from '../position-sample.ts'
import type { DeclaredCrs, InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { note, refusal } from '../sentences.ts'
import { siblings, stemOf } from '../siblings.ts'
import type { Note, Refusal } from '../source.ts'
import { firstVertex, hasHeightOrMeasure, shapeKind } from './read-shape.ts'
import { indexShapes, type ShapeIndex } from './shape-index.ts'
import { type ShapefileParts, shapefileRows } from './shapefile-rows.ts'

async function withWindows<T>(paths: (string | undefined)[], use: (windows: (FileWindow | undefined)[]) => Promise<T>) {
  const handles = await Promise.all(paths.map(path => (path ? open(path) : undefined)))
  try {
    const windows = handles.map(async handle => handle && new FileWindow(handle, (await handle.stat()).size))
    return await use(await Promise.all(windows))
  } finally {
    await Promise.all(handles.map(handle => handle?.close()))
  }
}

async function samplePositions(shp: FileWindow, { offsets, lengths }: ShapeIndex): Promise<Float64Array> {
  const positions: number[] = []
  for (const record of evenlySpread(offsets.length)) {
    const bytes = await shp.bytes(offsets[record]!, lengths[record]!)
    const vertex = bytes && firstVertex(bytes)
    if (vertex?.every(Number.isFinite)) positions.push(...vertex)
  }
  return Float64Array.from(positions)
}

async function declaredCrs(prj: string | undefined): Promise<DeclaredCrs> {
  const wkt = prj ? (await readFile(prj, 'utf8')).replace(/^\uFEFF/, '').trim() : ''
  return wkt ? { kind: 'wkt', wkt, from: '.prj' } : { kind: 'nothing-said' }
}

async function attributes(parts: Map<string, string>, file: InputFile, context: ReadingContext) {
  const dbf = parts.get('dbf')
  if (!dbf || (await stat(dbf)).size === 0) return undefined
  const cpg = parts.get('cpg')
  return openDbf(dbf, {
    shownPath: file.shownPath.replace(/\.\w+$/, '.dbf'),
    statedEncoding: context.options.encoding && encodingByName(context.options.encoding),
    cpg: cpg && (await readFile(cpg, 'latin1')),
  })
}

function notesOn(index: ShapeIndex, { dbf, shapeType }: { dbf: DbfFile | undefined; shapeType: number }): Note[] {
  const shapes = index.offsets.length
  const notes = [...index.notes, ...(dbf?.notes ?? [])]
  if (!dbf) notes.push(note('missing-dbf'))
  else if (dbf.header.rows !== shapes) notes.push(note('parts-differ', { shapes, rows: dbf.header.rows }))
  if (hasHeightOrMeasure(shapeType)) notes.push(note('heights-dropped'))
  return notes
}

/** Opens a Shapefile by its .shp; .shx, .dbf, .prj and .cpg are optional. */
export async function openShapefile(file: InputFile, context: ReadingContext): Promise<RawTable[] | Refusal> {
  const parts = await siblings(file.path)
  const dbf = await attributes(parts, file, context)
  if (dbf && 'kind' in dbf) return dbf
  return withWindows([file.path, parts.get('shx')], async ([shp, shx]) => {
    const index = await indexShapes(shp!, { shx, path: file.shownPath })
    if ('kind' in index) return index
    const shapeType = (await shp!.bytes(0, 100))!.readInt32LE(32)
    if (shapeType !== 0 && !shapeKind(shapeType))
      return refusal('damaged', { path: file.shownPath, reason: `shape type ${shapeType}` })
    const sources: ShapefileParts = { shp: file.path, index, dbf }
    const notes = notesOn(index, { dbf, shapeType })
    return [
      {
        name: stemOf(file.path),
        path: file.shownPath,
        format: 'shapefile',
        fields: dbf?.fields ?? [],
        geometryType: shapeKind(shapeType) ?? 'None',
        rowCount: Math.max(index.offsets.length, dbf?.header.rows ?? 0),
        encoding: dbf?.encoding ?? { name: 'none', evidence: 'format', samples: [] },
        declaredCrs: await declaredCrs(parts.get('prj')),
        positions: await samplePositions(shp!, index),
        notes,
        rows: () => shapefileRows(sources, notes),
      },
    ]
  })
}
