import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { crsBySrid } from '../../geometry/crs.ts'
import { crsWkt } from '../../geometry/crs-wkt.ts'
import type { ExportFeature, FileWriter } from '../feature-writer.ts'
import type { FileOptions } from '../file-options.ts'
import { type ShapeDimension, shapeDimension } from '../shape-dimension.ts'
import { spooled } from '../spooled.ts'
import { GeopackageLayer } from './geopackage-layer.ts'
import { CORE_TABLES } from './geopackage-tables.ts'

/** GeoPackage 1.3 with a spatial index: a layer for points, lines and areas each, under one name where there is one kind only. */
export const geopackageWriter = (options: FileOptions): FileWriter => ({
  contentType: 'application/geopackage+sqlite3',
  fileExtension: 'gpkg',
  bytes: batches => spooled(folder => writeFile(join(folder, 'download.gpkg'), batches, options)),
})

async function writeFile(
  path: string,
  batches: AsyncIterable<readonly ExportFeature[]>,
  options: FileOptions,
): Promise<AsyncIterable<Uint8Array>> {
  const db = new DatabaseSync(path)
  try {
    // the file is read once or thrown away: nothing needs to survive a crash
    db.exec(`pragma application_id = 0x47504b47; pragma user_version = 10300; pragma journal_mode = off;
      pragma synchronous = off; begin`)
    db.exec(CORE_TABLES)
    writeReferenceSystem(db, options.srid)
    const layers = new Map<ShapeDimension, GeopackageLayer>()
    if (options.dimension) layers.set(options.dimension, layerFor(db, options, options.dimension))
    for await (const batch of batches)
      for (const feature of batch) {
        const dimension = options.dimension ?? shapeDimension(feature.geometry)
        const layer = layers.get(dimension) ?? layerFor(db, options, dimension)
        layers.set(dimension, layer)
        layer.add(feature)
      }
    for (const layer of layers.values()) layer.finish(new Date())
    db.exec('commit')
  } finally {
    db.close()
  }
  return createReadStream(path)
}

const layerFor = (db: DatabaseSync, options: FileOptions, dimension: ShapeDimension): GeopackageLayer =>
  new GeopackageLayer(db, {
    ...options,
    name: options.dimension ? options.name : `${options.name}_${dimension}`,
    dimension,
  })

function writeReferenceSystem(db: DatabaseSync, srid: number): void {
  const crs = crsBySrid(srid)!
  const insert = db.prepare('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)')
  insert.run(crs.nameEn, srid, 'EPSG', srid, crsWkt(crs, 'ogc'))
  // the standard wants WGS 84 in every file
  if (srid !== 4326) insert.run('WGS 84', 4326, 'EPSG', 4326, crsWkt(crsBySrid(4326)!, 'ogc'))
}
