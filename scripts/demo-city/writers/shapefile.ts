import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { type DbfTable, dbf } from './dbf.ts'
import { type Parts, type ShapeKind, shpAndShx } from './shp.ts'

/** EPSG:4544 as ESRI writes it. */
const PRJ_4544 =
  'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",105.0],PARAMETER["Scale_Factor",1.0],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'

export interface ShapefileTable extends DbfTable {
  kind: ShapeKind
  shapes: readonly Parts[]
  /** Side files that this delivery lacks. */
  without?: readonly ('cpg' | 'prj' | 'shx')[]
}

/** Writes a Shapefile in GBK and EPSG:4544; `path` is without an extension. */
export function writeShapefile(path: string, table: ShapefileTable): void {
  const { kind, shapes, without = [] } = table
  mkdirSync(dirname(path), { recursive: true })
  const { shp, shx } = shpAndShx(kind, shapes)
  writeFileSync(`${path}.shp`, shp)
  writeFileSync(`${path}.dbf`, dbf(table))
  if (!without.includes('shx')) writeFileSync(`${path}.shx`, shx)
  if (!without.includes('prj')) writeFileSync(`${path}.prj`, PRJ_4544)
  if (!without.includes('cpg')) writeFileSync(`${path}.cpg`, 'GBK')
}
