import { rmSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import type { Point } from '../geometry/vector.ts'
import { lonLatOf } from './geographic.ts'

/** One or more lines, or polygons as lists of rings (outer first, without repeated last points), in EPSG:4544. */
export type PackagedShape =
  | { type: 'lines'; lines: readonly (readonly Point[])[] }
  | { type: 'polygons'; polygons: readonly (readonly (readonly Point[])[])[] }

/** Attributes in the order of the columns; a row can lack its shape. */
export interface PackagedRow {
  shape: PackagedShape | null
  values: readonly (string | number | null)[]
}

export interface PackagedLayer {
  name: string
  titleZh: string
  /** Name and SQL type of each attribute. */
  columns: readonly (readonly [name: string, type: 'TEXT' | 'REAL' | 'INTEGER'])[]
  rows: readonly PackagedRow[]
}

const WKB = { lineString: 2, polygon: 3, multiLineString: 5, multiPolygon: 6 } as const
const SRID = 4490
/** Moment of the last change, fixed like everything else. */
const CHANGED_AT = '2018-10-25T00:00:00.000Z'
const DEFINITION =
  'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4490"]]'

const CORE_TABLES = `
create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key, organization text not null, organization_coordsys_id integer not null, definition text not null, description text);
create table gpkg_contents (table_name text not null primary key, data_type text not null, identifier text unique, description text default '', last_change datetime not null, min_x double, min_y double, max_x double, max_y double, srs_id integer references gpkg_spatial_ref_sys (srs_id));
create table gpkg_geometry_columns (table_name text not null, column_name text not null, geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null, primary key (table_name, column_name));
insert into gpkg_spatial_ref_sys values ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', null), ('Undefined geographic', 0, 'NONE', 0, 'undefined', null), ('CGCS2000', ${SRID}, 'EPSG', ${SRID}, '${DEFINITION}', null);
`

class ShapeWriter {
  private bytes = Buffer.alloc(1024)
  private length = 0

  private room(count: number): number {
    if (this.length + count > this.bytes.length) this.bytes = Buffer.concat([this.bytes], (this.length + count) * 2)
    this.length += count
    return this.length - count
  }

  start(type: number, count: number): void {
    const at = this.room(9)
    this.bytes[at] = 1
    this.bytes.writeUInt32LE(type, at + 1)
    this.bytes.writeUInt32LE(count, at + 5)
  }

  positions(points: readonly Point[]): void {
    const at = this.room(4 + 16 * points.length)
    this.bytes.writeUInt32LE(points.length, at)
    points.forEach((point, i) => {
      const [lon, lat] = lonLatOf(point)
      this.bytes.writeDoubleLE(lon, at + 4 + 16 * i)
      this.bytes.writeDoubleLE(lat, at + 12 + 16 * i)
    })
  }

  line(points: readonly Point[]): void {
    const at = this.room(5)
    this.bytes[at] = 1
    this.bytes.writeUInt32LE(WKB.lineString, at + 1)
    this.positions(points)
  }

  polygon(rings: readonly (readonly Point[])[]): void {
    this.start(WKB.polygon, rings.length)
    for (const ring of rings) this.positions([...ring, ring[0]!])
  }

  /** The GeoPackage header without an envelope, then what was written. */
  finish(): Buffer {
    const header = Buffer.from([0x47, 0x50, 0, 1, 0, 0, 0, 0])
    header.writeInt32LE(SRID, 4)
    return Buffer.concat([header, this.bytes.subarray(0, this.length)])
  }
}

function geometryBlob(shape: PackagedShape): Buffer {
  const writer = new ShapeWriter()
  if (shape.type === 'lines') {
    writer.start(WKB.multiLineString, shape.lines.length)
    for (const line of shape.lines) writer.line(line)
  } else {
    writer.start(WKB.multiPolygon, shape.polygons.length)
    for (const polygon of shape.polygons) writer.polygon(polygon)
  }
  return writer.finish()
}

function writeLayer(db: DatabaseSync, { name, titleZh, columns, rows }: PackagedLayer, box: readonly number[]): void {
  const geometryType = rows[0]?.shape?.type === 'lines' ? 'MULTILINESTRING' : 'MULTIPOLYGON'
  const definitions = columns.map(([column, type]) => `"${column}" ${type}`).join(', ')
  db.exec(`create table "${name}" (fid integer primary key, geom blob, ${definitions})`)
  db.prepare('insert into gpkg_contents values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    name,
    'features',
    name,
    titleZh,
    CHANGED_AT,
    ...(box as number[]),
    SRID,
  )
  db.prepare('insert into gpkg_geometry_columns values (?, ?, ?, ?, 0, 0)').run(name, 'geom', geometryType, SRID)
  const insert = db.prepare(`insert into "${name}" values (?, ?, ${columns.map(() => '?').join(', ')})`)
  rows.forEach(({ shape, values }, i) => {
    insert.run(i + 1, shape && geometryBlob(shape), ...values)
  })
}

/** Writes a GeoPackage 1.3 in EPSG:4490, longitude first as the format wants it. `box` is noted as the extent of every layer. */
export function writeGeoPackage(
  path: string,
  layers: readonly PackagedLayer[],
  box: readonly [number, number, number, number],
): void {
  rmSync(path, { force: true })
  const db = new DatabaseSync(path)
  db.exec(
    'pragma application_id = 0x47504b47; pragma user_version = 10300; pragma page_size = 4096; pragma journal_mode = off; pragma synchronous = off',
  )
  db.exec('begin')
  db.exec(CORE_TABLES)
  for (const layer of layers) writeLayer(db, layer, box)
  db.exec('commit')
  db.close()
}
