/**
 * Runs in a process of its own: opens files with GDAL (WebAssembly) and copies each layer into a FlatGeobuf file.
 * Arguments: file with the jobs, folder for the output, encoding of drawings. Leaves a result file per job.
 * WebAssembly sees nothing of the disk but the folder of the source and that of the output.
 */

import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { type GdalJob, type GdalLayer, type GdalResult, resultName } from './gdal-result.ts'

interface Dataset {
  pointer: number
  info?: { driverShortName?: string; layers?: InfoLayer[]; bands?: unknown[] }
  type?: string
}
interface InfoLayer {
  name: string
  featureCount: number
  geometryFields: { type: string; coordinateSystem?: { wkt?: string } }[]
  fields: { name: string; type: string; subType?: string }[]
}
interface Gdal {
  drivers: { raster: Record<string, unknown>; vector: Record<string, unknown> }
  open(path: string): Promise<{ datasets: Dataset[] }>
  ogr2ogr(dataset: Dataset, options: string[], outputName: string): Promise<unknown>
}

/** Whatever GDAL takes the file for, it is read only as one of these. */
const DRIVERS = ['GPKG', 'GML', 'MapInfo File', 'DXF']

/** FlatGeobuf has no lists and no times of day. */
const LISTS_AS_TEXT = 'StringList=String,IntegerList=String,Integer64List=String,RealList=String,Time=String'

const [jobsFile = '', outputFolder = '', dxfEncoding = ''] = process.argv.slice(2)
let messages: string[] = []
const say = (text: string) => {
  if (messages.length < 50 && text.trim() !== '') messages.push(text.trim())
}

async function startGdal(): Promise<Gdal> {
  const entry = createRequire(import.meta.url).resolve('gdal3.js/node')
  // The package looks for its files below node_modules of the working directory, whatever path it is given.
  process.chdir(resolve(dirname(entry), '../..'))
  const start = createRequire(import.meta.url)(entry) as (config: object) => Promise<Gdal>
  return start({
    dest: outputFolder,
    env: {
      OGR_SQLITE_PRAGMA: 'trusted_schema=OFF',
      DXF_INLINE_BLOCKS: 'FALSE',
      GML_SKIP_RESOLVE_ELEMS: 'ALL',
      ...(dxfEncoding && { DXF_ENCODING: dxfEncoding }),
    },
    logHandler: say,
    errorHandler: say,
  })
}

function describe(layer: InfoLayer, file: string): GdalLayer {
  return {
    name: layer.name,
    file,
    featureCount: layer.featureCount,
    hasGeometry: layer.geometryFields.length > 0,
    dateFields: layer.fields.filter(field => field.type === 'Date').map(field => field.name),
  }
}

async function copyLayers(gdal: Gdal, dataset: Dataset, job: number): Promise<GdalLayer[]> {
  const layers: GdalLayer[] = []
  for (const [i, layer] of (dataset.info?.layers ?? []).entries()) {
    const name = `${job}-${i}`
    const options = [
      '-f',
      'FlatGeobuf',
      '-lco',
      'SPATIAL_INDEX=NO',
      '-nlt',
      'GEOMETRY',
      '-nlt',
      'CONVERT_TO_LINEAR',
      '-dim',
      'XY',
    ]
    await gdal
      .ogr2ogr(dataset, [...options, '-mapFieldType', LISTS_AS_TEXT, layer.name], name)
      .catch(error => say(String(error.message ?? error)))
    layers.push(describe(layer, `${name}.fgb`))
  }
  return layers
}

async function run(gdal: Gdal, { sourceFolder, sourceName }: GdalJob, job: number): Promise<GdalResult> {
  messages = []
  const opened = await gdal.open(join(sourceFolder, sourceName)).catch(() => undefined)
  const dataset = opened?.datasets[0]
  if (!dataset) return { kind: 'unreadable', messages }
  const driver = dataset.info?.driverShortName ?? ''
  if (!DRIVERS.includes(driver) || !dataset.info?.layers) return { kind: 'other-driver', driver, messages }
  return { kind: 'read', driver, layers: await copyLayers(gdal, dataset, job), messages }
}

const jobs = JSON.parse(readFileSync(jobsFile, 'utf8')) as GdalJob[]
const gdal = await startGdal()
for (const [i, job] of jobs.entries())
  writeFileSync(join(outputFolder, resultName(i)), JSON.stringify(await run(gdal, job, i)))
process.exit(0)
