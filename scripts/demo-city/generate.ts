import { type Building, buildings } from './base-map/buildings.ts'
import { type Block, landUse } from './base-map/land-use.ts'
import { Carriageways } from './components/carriageways.ts'
import type { Component } from './components/component.ts'
import { FreeGround } from './components/free-ground.ts'
import type { CityFrame } from './components/site.ts'
import { surveyComponents } from './components/survey.ts'
import { FaceLocator } from './geometry/face-locator.ts'
import { type Area, areasOf } from './grids/areas.ts'
import { numberUnitGrids, type UnitGrid } from './grids/unit-grids.ts'
import { type CityNetwork, layOutNetwork } from './network/city-network.ts'
import { type RoadNetwork, roadNetwork } from './network/roads.ts'
import type { Place } from './places/place.ts'
import { places } from './places/places.ts'
import { isStreamside } from './plan/river.ts'
import { type Organisation, type OrganisationRegister, organisations } from './units/organisations.ts'
import { type Responsibility, responsibility } from './units/responsibility.ts'

export interface DemoCityOptions {
  /** `full`: 50 km², 3,079 unit grids, 266,451 components. `small`: a tenth of the area for tests, with the same structure. */
  scale: 'full' | 'small'
}

export interface DemoCity {
  network: CityNetwork
  roads: RoadNetwork
  grids: UnitGrid[]
  areas: Area[]
  blocks: Block[]
  buildings: Building[]
  organisations: OrganisationRegister
  responsibility: Responsibility
  components: Component[]
  places: Place[]
}

export const SIZES = {
  full: { areaSquareMeters: 50_000_000, grids: 3_079, components: 266_451 },
  small: { areaSquareMeters: 5_000_000, grids: 308, components: 5_000 },
} as const

export type Progress = (stepZh: string, done: number, steps: number) => void

const STEPS = ['道路与水系', '单元网格', '建筑与地块', '责任单位', '部件', '地名地址'] as const

/**
 * Makes the synthetic city, the same to the byte on every run. All geometry is in metres of EPSG:4544, easting first.
 * `onProgress` is told each step before it starts.
 */
export function generateDemoCity({ scale }: DemoCityOptions, onProgress: Progress = () => {}): DemoCity {
  const size = SIZES[scale]
  const step = (i: number) => onProgress(STEPS[i]!, i, STEPS.length)
  step(0)
  const network = layOutNetwork(size.areaSquareMeters, size.grids)
  const roads = roadNetwork(network.mesh)
  step(1)
  const grids = numberUnitGrids(network)
  const areas = areasOf(network.mesh, grids)
  step(2)
  const blocks = landUse(network.mesh, grids)
  const built = buildings(network.mesh, blocks)
  step(3)
  const register = organisations()
  const duties = responsibility(register, grids)
  step(4)
  const frame = frameOf(network, { roads, grids, areas, blocks, buildings: built })
  const components = surveyComponents(frame, duties, {
    total: size.components,
    share: size.components / SIZES.full.components,
  })
  step(5)
  const named = places(frame, areas, blocks)
  return {
    network,
    roads,
    grids,
    areas,
    blocks,
    buildings: built,
    organisations: { ...register, list: register.list.map(unit => inAreas(unit, areas)) },
    responsibility: duties,
    components,
    places: named,
  }
}

/** A small city has few of the streets; an office of another one belongs to no area of it. */
const inAreas = (unit: Organisation, areas: readonly Area[]): Organisation =>
  areas.some(area => area.code === unit.areaCode) ? unit : { ...unit, areaCode: '' }

function frameOf(
  { mesh }: CityNetwork,
  city: Pick<DemoCity, 'roads' | 'grids' | 'areas' | 'blocks' | 'buildings'>,
): CityFrame {
  const gridOfFace: UnitGrid[] = []
  for (const grid of city.grids) gridOfFace[grid.face] = grid
  const buildingsOfGrid = Map.groupBy(city.buildings, building => building.grid)
  return {
    mesh,
    gridOfFace,
    grids: city.grids,
    network: city.roads,
    blocks: city.blocks,
    blockOfGrid: new Map(city.blocks.flatMap(block => block.grids.map(grid => [grid, block] as const))),
    buildingsOfGrid,
    streamsideGrids: new Set(city.grids.filter(grid => isStreamside(grid.ring))),
    locator: new FaceLocator(gridOfFace.map(grid => grid.ring)),
    carriageways: new Carriageways(city.roads.chains),
    ground: new FreeGround(mesh, buildingsOfGrid),
    nameOfCommunity: new Map(
      city.areas.filter(area => area.kind === 'community').map(area => [area.code, area.nameZh]),
    ),
  }
}
