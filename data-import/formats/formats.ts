import { openDbfTable } from './dbf/open-dbf-table.ts'
import type { Format } from './raw-table.ts'
import { openShapefile } from './shapefile/open-shapefile.ts'

/** Every format that is read. Detection, upload dialogue and tests walk this list. */
export const FORMATS: readonly Format[] = [
  { id: 'shapefile', label: 'Shapefile', open: openShapefile },
  { id: 'dbf', label: 'dBase', open: openDbfTable },
]

export const formatById = (id: string): Format | undefined => FORMATS.find(format => format.id === id)
