import type { DatabaseSync, StatementSync } from 'node:sqlite'
import { geometryBbox } from '../../geometry/paths.ts'
import type { ExportColumn, ExportFeature } from '../feature-writer.ts'
import type { ShapeDimension } from '../shape-dimension.ts'
import { geopackageGeometry } from './geopackage-geometry.ts'
import { indexTriggers } from './geopackage-tables.ts'

const GEOMETRY_TYPES: Record<ShapeDimension, string> = {
  points: 'POINT',
  lines: 'MULTILINESTRING',
  areas: 'MULTIPOLYGON',
}
const COLUMN_TYPES: Record<ExportColumn['type'], string> = {
  text: 'TEXT',
  integer: 'INTEGER',
  number: 'REAL',
  date: 'DATE',
  time: 'DATETIME',
  json: 'TEXT',
}

export interface LayerOptions {
  name: string
  titleZh: string
  dimension: ShapeDimension
  columns: readonly ExportColumn[]
  srid: number
}

/** One layer of a GeoPackage with its spatial index, filled feature by feature. */
export class GeopackageLayer {
  readonly #db: DatabaseSync
  readonly #options: LayerOptions
  readonly #insert: StatementSync
  readonly #index: StatementSync
  readonly #box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity]
  #count = 0

  constructor(db: DatabaseSync, options: LayerOptions) {
    this.#db = db
    this.#options = options
    const { name, columns } = options
    const definitions = columns.map(({ name: column, type }) => `, "${column}" ${COLUMN_TYPES[type]}`).join('')
    db.exec(`create table "${name}" (fid integer primary key autoincrement not null, geom blob${definitions});
      create virtual table "rtree_${name}_geom" using rtree(id, minx, maxx, miny, maxy)`)
    this.#insert = db.prepare(`insert into "${name}" values (?, ?${', ?'.repeat(columns.length)})`)
    this.#index = db.prepare(`insert into "rtree_${name}_geom" values (?, ?, ?, ?, ?)`)
  }

  add({ geometry, values }: ExportFeature): void {
    const { columns, srid } = this.#options
    const box = geometryBbox(geometry)
    const fid = ++this.#count
    const cells = columns.map(({ name, type }) => cell(type, values[name]))
    this.#insert.run(fid, geopackageGeometry(geometry, srid, box), ...cells)
    this.#index.run(fid, box[0], box[2], box[1], box[3])
    for (const side of [0, 1] as const) {
      this.#box[side] = Math.min(this.#box[side], box[side])
      this.#box[side + 2] = Math.max(this.#box[side + 2]!, box[side + 2]!)
    }
  }

  /** Enters the layer into the file's contents. */
  finish(changedAt: Date): void {
    const { name, titleZh, dimension, columns, srid } = this.#options
    const box = this.#box.map(value => (Number.isFinite(value) ? value : null))
    const contents = this.#db.prepare('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    contents.run(name, 'features', name, titleZh, changedAt.toISOString(), ...box, srid)
    const geometries = this.#db.prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)')
    geometries.run(name, 'geom', GEOMETRY_TYPES[dimension], srid)
    const extension = this.#db.prepare('insert into gpkg_extensions values (?, ?, ?, ?, ?)')
    extension.run(name, 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec131/#extension_rtree', 'write-only')
    const titles = this.#db.prepare('insert into gpkg_data_columns values (?, ?, null, ?, null, null, null)')
    for (const column of columns) if (column.titleZh) titles.run(name, column.name, column.titleZh)
    this.#db.exec(indexTriggers(name))
  }
}

function cell(type: ExportColumn['type'], value: unknown): string | number | null {
  if (value === null || value === undefined) return null
  if (type === 'json') return JSON.stringify(value)
  return typeof value === 'number' ? value : String(value)
}
