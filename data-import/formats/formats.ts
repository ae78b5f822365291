import { openCsv } from './csv/open-csv.ts'
import { openDbfTable } from './dbf/open-dbf-table.ts'
import { openFlatGeobuf } from './flatgeobuf/open-flatgeobuf.ts'
import { gdalFormat } from './gdal/open-with-gdal.ts'
import { openGeoJson } from './geojson/open-geojson.ts'
import { openKml } from './kml/open-kml.ts'
import type { Format } from './raw-table.ts'
import { openShapefile } from './shapefile/open-shapefile.ts'
import { openXlsx } from './xlsx/open-xlsx.ts'

/** Every format that is read. Detection, upload dialogue and tests walk this list. */
export const FORMATS: readonly Format[] = [
  { id: 'shapefile', label: 'Shapefile', open: openShapefile },
  { id: 'geojson', label: 'GeoJSON', open: openGeoJson },
  { id: 'flatgeobuf', label: 'FlatGeobuf', open: openFlatGeobuf },
  { id: 'kml', label: 'KML', open: openKml },
  gdalFormat('geopackage', 'GeoPackage'),
  gdalFormat('gml', 'GML'),
  gdalFormat('mapinfo', 'MapInfo TAB/MIF'),
  gdalFormat('dxf', 'DXF'),
  { id: 'dbf', label: 'dBase', open: openDbfTable },
  { id: 'csv', label: 'CSV', open: openCsv },
  { id: 'xlsx', label: 'XLSX', open: openXlsx },
]

export const formatById = (id: string): Format | undefined => FORMATS.find(format => format.id === id)
