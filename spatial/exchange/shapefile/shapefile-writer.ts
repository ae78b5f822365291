import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ZipFile } from 'yazl'
import { crsBySrid } from '../../geometry/crs.ts'
import { crsWkt } from '../../geometry/crs-wkt.ts'
import type { ExportFeature, FileWriter } from '../feature-writer.ts'
import type { FileOptions } from '../file-options.ts'
import { DIMENSIONS, type ShapeDimension, shapeDimension } from '../shape-dimension.ts'
import { spooled } from '../spooled.ts'
import { DbfRows } from './dbf-rows.ts'
import type { ShapefileEncoding } from './dbf-text.ts'
import { KINDS, ShapeFile } from './shape-file.ts'

export type ShapefileOptions = FileOptions & { encoding: ShapefileEncoding }

/**
 * Shapefiles in an archive: one for points, lines and areas each, with the field names and words of the census. Texts longer than
 * a field are cut, which the format cannot help.
 */
export const shapefileWriter = (options: ShapefileOptions): FileWriter => ({
  contentType: 'application/zip',
  fileExtension: 'shp.zip',
  bytes: batches => spooled(folder => writeFiles(folder, batches, options)),
})

interface Layer {
  name: string
  shapes: ShapeFile
  rows: DbfRows
}

async function writeFiles(
  folder: string,
  batches: AsyncIterable<readonly ExportFeature[]>,
  options: ShapefileOptions,
): Promise<AsyncIterable<Uint8Array>> {
  const layers = new Map<ShapeDimension, Layer>()
  const layerOf = (dimension: ShapeDimension): Layer => {
    const layer = layers.get(dimension) ?? newLayer(folder, dimension, options)
    layers.set(dimension, layer)
    return layer
  }
  if (options.dimension) layerOf(options.dimension)
  for await (const batch of batches)
    for (const [dimension, features] of grouped(batch, options.dimension)) {
      const { shapes, rows } = layerOf(dimension)
      await shapes.add(features.map(({ geometry }) => geometry))
      await rows.add(features)
    }
  for (const layer of layers.values()) await finish(folder, layer, options)
  return archive(folder, [...layers.values()])
}

function grouped(
  batch: readonly ExportFeature[],
  dimension: ShapeDimension | undefined,
): [ShapeDimension, readonly ExportFeature[]][] {
  if (dimension) return [[dimension, batch]]
  const groups = Map.groupBy(batch, ({ geometry }) => shapeDimension(geometry))
  return DIMENSIONS.flatMap(one => {
    const features = groups.get(one)
    return features ? [[one, features] as [ShapeDimension, ExportFeature[]]] : []
  })
}

function newLayer(
  folder: string,
  dimension: ShapeDimension,
  { name, dimension: only, columns, encoding }: ShapefileOptions,
): Layer {
  const layerName = only ? name : `${name}_${dimension}`
  const path = join(folder, layerName)
  return {
    name: layerName,
    shapes: new ShapeFile(path, KINDS[dimension]),
    rows: new DbfRows(path, { fileName: name, columns, encoding }),
  }
}

async function finish(
  folder: string,
  { name, shapes, rows }: Layer,
  { srid, encoding }: ShapefileOptions,
): Promise<void> {
  await Promise.all([
    shapes.finish(),
    rows.finish(),
    writeFile(join(folder, `${name}.prj`), crsWkt(crsBySrid(srid)!, 'esri')),
    writeFile(join(folder, `${name}.cpg`), encoding === 'gbk' ? 'GBK' : 'UTF-8'),
  ])
}

function archive(folder: string, layers: readonly Layer[]): AsyncIterable<Uint8Array> {
  const zip = new ZipFile()
  for (const { name } of layers)
    for (const extension of ['shp', 'shx', 'dbf', 'prj', 'cpg'])
      zip.addFile(join(folder, `${name}.${extension}`), `${name}.${extension}`)
  zip.end()
  return zip.outputStream as AsyncIterable<Uint8Array>
}
