import type { Geometry, Position } from 'geojson'
import { GEOMETRY_TYPES, type GeometryColumn } from '../geometry-column.ts'
import { openSource } from '../open-source.ts'
import type { Refusal, RefusedRow, SourceOptions, SourceTable, Value } from '../source.ts'

export interface ReadRow {
  row: number
  properties: Record<string, Value>
  geometry: Geometry | null
  /** Coordinates as in the file, flat. */
  original: number[]
}

export interface ReadTable extends Omit<SourceTable, 'rows'> {
  rows: ReadRow[]
  refused: RefusedRow[]
}

function nested(column: GeometryColumn, row: number): Position[][][] {
  const { partOffsets, ringOffsets, vertexOffsets, lonLat } = column
  const range = (offsets: Uint32Array, i: number) =>
    Array.from({ length: offsets[i + 1]! - offsets[i]! }, (_, k) => offsets[i]! + k)
  return range(partOffsets, row).map(part =>
    range(ringOffsets, part).map(ring => range(vertexOffsets, ring).map(v => [lonLat[v * 2]!, lonLat[v * 2 + 1]!])),
  )
}

export function geometryOf(column: GeometryColumn, row: number): Geometry | null {
  const parts = nested(column, row)
  const type = GEOMETRY_TYPES[column.types[row]!]!
  switch (type) {
    case 'None':
      return null
    case 'Point':
      return { type, coordinates: parts[0]![0]![0]! }
    case 'LineString':
      return { type, coordinates: parts[0]![0]! }
    case 'Polygon':
      return { type, coordinates: parts[0]! }
    case 'MultiPoint':
      return { type, coordinates: parts.map(part => part[0]![0]!) }
    case 'MultiLineString':
      return { type, coordinates: parts.map(part => part[0]!) }
    case 'MultiPolygon':
      return { type, coordinates: parts }
  }
}

function originalOf({ partOffsets, ringOffsets, vertexOffsets, original }: GeometryColumn, row: number): number[] {
  const first = vertexOffsets[ringOffsets[partOffsets[row]!]!]!
  const end = vertexOffsets[ringOffsets[partOffsets[row + 1]!]!]!
  return [...original.subarray(first * 2, end * 2)]
}

async function readTable(table: SourceTable): Promise<ReadTable> {
  const rows: ReadRow[] = []
  const refused: RefusedRow[] = []
  for await (const batch of table.rows()) {
    refused.push(...batch.refused)
    batch.values.forEach((values, i) => {
      const properties = Object.fromEntries(table.fields.map((field, at) => [field.name, values[at]!]))
      const { geometry } = batch
      rows.push({
        row: batch.rowNumbers[i]!,
        properties,
        geometry: geometryOf(geometry, i),
        original: originalOf(geometry, i),
      })
    })
  }
  return { ...table, rows, refused }
}

/** Opens, reads everything and closes. */
export async function readAll(path: string | string[], options: SourceOptions = {}): Promise<ReadTable[] | Refusal> {
  const source = await openSource([path].flat(), options)
  if (source.kind === 'refusal') return source
  try {
    const tables: ReadTable[] = []
    for (const table of source.tables) tables.push(await readTable(table))
    return tables
  } finally {
    await source.close()
  }
}

/** The only table of a source that must be readable. */
export async function readOne(path: string, options: SourceOptions = {}): Promise<ReadTable> {
  const tables = await readAll(path, options)
  if ('kind' in tables) throw new Error(`${tables.code}: ${tables.message}`)
  if (tables.length !== 1) throw new Error(`${tables.length} tables`)
  return tables[0]!
}

/** What is known about a source before its rows are read. */
export async function describeSource(path: string, options: SourceOptions = {}): Promise<SourceTable[] | Refusal> {
  const source = await openSource([path], options)
  if (source.kind === 'refusal') return source
  await source.close()
  return source.tables
}
