import { openCsv } from './csv/open-csv.ts'
import { openDbfTable } from './dbf/open-dbf-table.ts'
import type { Format } from './raw-table.ts'
import { openShapefile } from './shapefile/open-shapefile.ts'

/** Every format that is read. Detection, upload dialogue and tests walk this list. */
export const FORMATS: readonly Format[] = [
  { id: 'shapefile', label: 'Shapefile', open: openShapefile },
  { id: 'dbf', label: 'dBase', open: openDbfTable },
  { id: 'csv', label: 'CSV', open: openCsv },
]

export const formatById = (id: string): Format | undefined => FORMATS.find(format => format.id === id)
