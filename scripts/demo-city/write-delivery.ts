import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { baseMapLayers } from './base-map/layers.ts'
import type { Defect } from './defects/defect.ts'
import { plantInAreas, plantInGrids } from './defects/plant-in-areas.ts'
import { plantInBaseMap } from './defects/plant-in-base-map.ts'
import { plantInComponents } from './defects/plant-in-components.ts'
import { plantInOrganisations, plantInPlaces, plantInRules } from './defects/plant-in-lists.ts'
import { truthOf } from './defects/truth.ts'
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
import { type DemoCity, SIZES } from './generate.ts'
import { panoramaTrajectory, streetTrajectory } from './imagery/trajectories.ts'
import { writeSideDeliveries } from './side-deliveries/write-side-deliveries.ts'
import { csv } from './writers/csv.ts'
import { CITY_BOX } from './writers/geographic.ts'
import { writeGeoPackage } from './writers/geopackage.ts'
import { writeShapefile } from './writers/shapefile.ts'
import { xlsx } from './writers/xlsx.ts'

const BASE_MAP = '基础底图/基础底图.gpkg'
const UNITS = '单位/责任单位.xlsx'
const UNIT_SHEET = '责任单位'
const RULES = '单位/处置责任.csv'
const PLACES = '地名/地名地址.csv'
const STREET_PICTURES = '街景影像/街景轨迹.csv'
const PANORAMAS = '街景影像/全景轨迹.csv'
/** Dataset that the importer keeps each layer of the base map in. */
const DATASET_OF_LAYER: Record<string, string> = {
  road: 'roads',
  water: 'water',
  block: 'blocks',
  building: 'buildings',
}

const inFile =
  (file: string) =>
  (defect: Omit<Defect, 'file'>): Defect => ({ file: `delivery/${file}`, ...defect })

function writeTables(city: DemoCity, delivery: string): Defect[] {
  const share = city.components.length / SIZES.full.components
  const areas = [...plantInAreas(areaTables(city.areas)), plantInGrids(gridTable(city.grids), city.grids)]
  const components = plantInComponents(componentTables(city.components), { grids: city.grids, share })
  for (const table of [...areas.map(planted => planted.table), ...components.tables]) {
    writeShapefile(join(delivery, table.path), table)
  }
  return [...areas.flatMap(planted => planted.defects), ...components.defects]
}

async function writeLists(city: DemoCity, delivery: string): Promise<Defect[]> {
  const units = plantInOrganisations(organisationRows(city.organisations), UNIT_SHEET)
  const rules = plantInRules(ruleRows(city.responsibility.rules))
  const places = plantInPlaces(placeRows(city.places))
  writeFileSync(join(delivery, UNITS), await xlsx(UNIT_SHEET, [ORGANISATION_COLUMNS, ...units.rows]))
  writeFileSync(join(delivery, RULES), csv(RULE_COLUMNS, rules.rows))
  writeFileSync(join(delivery, PLACES), csv(PLACE_COLUMNS, places.rows))
  return [
    ...units.defects.map(inFile(UNITS)),
    ...rules.defects.map(inFile(RULES)),
    ...places.defects.map(inFile(PLACES)),
  ]
}

/**
 * Writes the city as a survey contractor would deliver it, into `delivery/` below the folder: GBK Shapefiles in
 * EPSG:4544, a GeoPackage in EPSG:4490 for the base map, XLSX and GBK CSV for lists, with known defects; beside it
 * `defects/` with small deliveries that would spoil the large one, and `truth.json`, which says where the defects are.
 * What was delivered there before is removed.
 */
export async function writeDelivery(city: DemoCity, folder: string): Promise<void> {
  const delivery = join(folder, 'delivery')
  rmSync(delivery, { recursive: true, force: true })
  for (const sub of ['单位', '地名', '基础底图', '街景影像']) mkdirSync(join(delivery, sub), { recursive: true })
  const layers = baseMapLayers(city)
  const baseMap = plantInBaseMap(layers)
  writeGeoPackage(
    join(delivery, BASE_MAP),
    baseMap.map(planted => planted.layer),
    CITY_BOX,
  )
  const defects = [
    ...writeTables(city, delivery),
    ...baseMap.flatMap(planted => planted.defects).map(inFile(BASE_MAP)),
    ...(await writeLists(city, delivery)),
  ]
  writeFileSync(join(delivery, STREET_PICTURES), streetTrajectory(city.roads.chains))
  writeFileSync(join(delivery, PANORAMAS), panoramaTrajectory(city.roads.chains))
  const published = Object.fromEntries(layers.map(layer => [DATASET_OF_LAYER[layer.name]!, layer.rows.length]))
  const side = writeSideDeliveries(city, folder)
  const truth = truthOf(city, { published, scenarios: side.scenarios, defects: [...defects, ...side.defects] })
  writeFileSync(join(folder, 'truth.json'), JSON.stringify(truth, null, 1))
  writeFileSync(join(delivery, '说明.txt'), NOTICE)
}
