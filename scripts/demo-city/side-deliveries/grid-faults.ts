import type { Defect } from '../defects/defect.ts'
import { shrunk } from '../defects/spoilt-ground.ts'
import { areaTables, gridTable } from '../delivery/area-tables.ts'
import type { DemoCity } from '../generate.ts'
import { centroid } from '../geometry/polygon.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { nameOf, type SideDelivery } from './side-delivery.ts'

const FOLDER = '网格缺陷'
/** Sizes by which shapes are drawn too large. */
const CELL_GROWTH = 1.25
const COMMUNITY_GROWTH = 1.2

/** Areas of the city with one community drawn beyond its street. */
function areasWithFault({ areas }: DemoCity): Pick<SideDelivery, 'tables' | 'defects'> {
  const tables = areaTables(areas)
  const communities = tables.find(table => nameOf(table.path) === '社区')!
  const [outer] = communities.shapes[0]!
  communities.shapes[0] = [shrunk(outer!, centroid(outer!), COMMUNITY_GROWTH)]
  const defect: Defect = { file: `${communities.path}.shp`, table: '社区', row: 1, check: 'outside-parent' }
  return { tables, defects: [defect] }
}

/**
 * Unit grids of four communities: in the second a cell has the code of the third, in the third one is missing, in the
 * fourth one is drawn over its neighbours. The first is left alone, because its outline is at fault already.
 */
function gridsWithFaults({ grids }: DemoCity): Pick<SideDelivery, 'tables' | 'defects'> {
  const [, second, third, fourth] = [...Map.groupBy(grids, grid => grid.communityCode).values()] as UnitGrid[][]
  const stray: UnitGrid = { ...second![1]!, code: `${third![0]!.communityCode}990` }
  const grown = fourth!.at(-1)!
  const tooLarge: UnitGrid = { ...grown, ring: shrunk(grown.ring, grown.centre, CELL_GROWTH) }
  const rows = [...second!.toSpliced(1, 1), stray, ...third!.toSpliced(2, 1), ...fourth!.slice(0, -1), tooLarge]
  const table = gridTable(rows)
  const at = { file: `${table.path}.shp`, table: nameOf(table.path) }
  return {
    tables: [table],
    defects: [
      { ...at, row: rows.indexOf(stray) + 1, check: 'outside-parent' },
      { ...at, row: rows.length, check: 'area-overlap' },
      // of the second, third and fourth community
      { ...at, row: null, check: 'area-gap' },
      { ...at, row: null, check: 'area-gap' },
      { ...at, row: null, check: 'area-gap' },
    ],
  }
}

/** Faults of areas and unit grids among themselves: the main delivery tiles the city, so they are planted here. */
export function gridFaults(city: DemoCity): SideDelivery {
  const [areas, grids] = [areasWithFault(city), gridsWithFaults(city)]
  return {
    folder: FOLDER,
    about: 'areas, then the unit grids of three communities, for an empty register',
    register: 'empty',
    tables: [...areas.tables, ...grids.tables],
    lists: [],
    defects: [...areas.defects, ...grids.defects],
  }
}
