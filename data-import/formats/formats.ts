import { openCsv } from './csv/open-csv.ts'
import { openDbfTable } from './dbf/open-dbf-table.ts'
import { openFlatGeobuf } from './flatgeobuf/open-flatgeobuf.ts'
import { gdalFormat } from './gdal/open-with-gdal.ts'
import { openGeoJson } from './geojson/open-geojson.ts'
import { openKml } from './kml/open-kml.ts'
import type { Format, InputFile, RawTable, ReadingContext } from './raw-table.ts'
import { openShapefile } from './shapefile/open-shapefile.ts'
import type { Refusal } from './source.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

type OpenOne = (file: InputFile, context: ReadingContext) => Promise<RawTable[] | Refusal>

const oneByOne =
  (open: OpenOne): Format['open'] =>
  async (files, context) => {
    const tables: RawTable[] = []
    for (const file of files) {
      const opened = await open(file, context)
      if ('kind' in opened) return opened
      tables.push(...opened)
    }
    return tables
  }

/** Every format that is read. Detection, upload dialogue and tests walk this list. */
export const FORMATS: readonly Format[] = [
  { id: 'shapefile', label: 'Shapefile', open: oneByOne(openShapefile) },
  { id: 'geojson', label: 'GeoJSON', open: oneByOne(openGeoJson) },
  { id: 'flatgeobuf', label: 'FlatGeobuf', open: oneByOne(openFlatGeobuf) },
  { id: 'kml', label: 'KML', open: oneByOne(openKml) },
  gdalFormat('geopackage', 'GeoPackage'),
  gdalFormat('gml', 'GML'),
  gdalFormat('mapinfo', 'MapInfo TAB/MIF'),
  gdalFormat('dxf', 'DXF'),
  { id: 'dbf', label: 'dBase', open: oneByOne(openDbfTable) },
  { id: 'csv', label: 'CSV', open: oneByOne(openCsv) },
  { id: 'xlsx', label: 'XLSX', open: oneByOne(openXlsx) },
]

export const formatById = (id: string): Format | undefined => FORMATS.find(format => format.id === id)
