import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Defect } from '../defects/defect.ts'
import { componentTables } from '../delivery/component-tables.ts'
import { NOTICE } from '../delivery/notice.ts'
import type { DemoCity } from '../generate.ts'
import { csv } from '../writers/csv.ts'
import { writeShapefile } from '../writers/shapefile.ts'
import { fileLevel } from './file-level.ts'
import { gridFaults } from './grid-faults.ts'
import { conflictingRules, oddRoads } from './list-faults.ts'
import { nameOf, type SideDelivery } from './side-delivery.ts'
import { updateBatch } from './update-batch.ts'

/** What the truth says of a side delivery. */
export type Scenario = Pick<SideDelivery, 'folder' | 'about' | 'register'>

const ROOT = 'defects'

function sideDeliveries(city: DemoCity): SideDelivery[] {
  const tables = componentTables(city.components)
  const named = (name: string) => tables.find(({ path }) => nameOf(path) === name)!
  return [
    ...fileLevel(named('04_园林绿化_点')),
    gridFaults(city),
    updateBatch(named('04_园林绿化_点')),
    conflictingRules(city),
    oddRoads(),
  ]
}

/** Writes the side deliveries into `defects/` below the folder. What was there before is removed. */
export function writeSideDeliveries(city: DemoCity, folder: string): { scenarios: Scenario[]; defects: Defect[] } {
  const root = join(folder, ROOT)
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root, { recursive: true })
  const deliveries = sideDeliveries(city)
  for (const side of deliveries) {
    for (const table of side.tables) writeShapefile(join(root, side.folder, table.path), table)
    for (const { file, columns, rows } of side.lists) {
      const path = join(root, side.folder, file)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, csv(columns, rows))
    }
  }
  writeFileSync(join(root, '说明.txt'), NOTICE)
  return {
    scenarios: deliveries.map(({ folder: name, about, register }) => ({ folder: `${ROOT}/${name}`, about, register })),
    defects: deliveries.flatMap(({ folder: name, defects }) =>
      defects.map(defect => ({ ...defect, file: `${ROOT}/${name}/${defect.file}` })),
    ),
  }
}
