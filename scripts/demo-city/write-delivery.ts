import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseMapLayers } from './base-map/layers.ts'
import { areaTables, gridTable } from './delivery/area-tables.ts'
import { componentTables } from './delivery/component-tables.ts'
import {
  ORGANISATION_COLUMNS,
  organisationRows,
  PLACE_COLUMNS,
  placeRows,
  RULE_COLUMNS,
  ruleRows,
} from './delivery/lists.ts'
import { NOTICE } from './delivery/notice.ts'
import type { DemoCity } from './generate.ts'
import { csv } from './writers/csv.ts'
import { CITY_BOX } from './writers/geographic.ts'
import { writeGeoPackage } from './writers/geopackage.ts'
import { writeShapefile } from './writers/shapefile.ts'
import { xlsx } from './writers/xlsx.ts'

/**
 * Writes the city as a survey contractor would deliver it, into `delivery/` below the folder: GBK Shapefiles in
 * EPSG:4544, a GeoPackage in EPSG:4490 for the base map, XLSX and GBK CSV for lists.
 */
export async function writeDelivery(city: DemoCity, folder: string): Promise<void> {
  const delivery = join(folder, 'delivery')
  for (const sub of ['单位', '地名', '基础底图']) mkdirSync(join(delivery, sub), { recursive: true })
  for (const table of [...areaTables(city.areas), gridTable(city.grids), ...componentTables(city.components)]) {
    writeShapefile(join(delivery, table.path), table)
  }
  writeGeoPackage(join(delivery, '基础底图/基础底图.gpkg'), baseMapLayers(city), CITY_BOX)
  writeFileSync(
    join(delivery, '单位/责任单位.xlsx'),
    await xlsx('责任单位', [ORGANISATION_COLUMNS, ...organisationRows(city.organisations)]),
  )
  writeFileSync(join(delivery, '单位/处置责任.csv'), csv(RULE_COLUMNS, ruleRows(city.responsibility.rules)))
  writeFileSync(join(delivery, '地名/地名地址.csv'), csv(PLACE_COLUMNS, placeRows(city.places)))
  writeFileSync(join(delivery, '说明.txt'), NOTICE)
}
