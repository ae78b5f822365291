import type { Building } from '../base-map/buildings.ts'
import type { Block } from '../base-map/land-use.ts'
import type { FaceLocator } from '../geometry/face-locator.ts'
import type { Ring } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Mesh } from '../network/mesh.ts'
import type { RoadNetwork } from '../network/roads.ts'
import type { Carriageways } from './carriageways.ts'
import type { FreeGround } from './free-ground.ts'

/** What components are placed in. */
export interface CityFrame {
  mesh: Mesh
  /** By number of the face. */
  gridOfFace: readonly UnitGrid[]
  grids: readonly UnitGrid[]
  network: RoadNetwork
  blocks: readonly Block[]
  blockOfGrid: ReadonlyMap<UnitGrid, Block>
  /** Unit grids through which a stream runs. */
  streamsideGrids: ReadonlySet<UnitGrid>
  buildingsOfGrid: ReadonlyMap<UnitGrid, readonly Building[]>
  locator: FaceLocator
  carriageways: Carriageways
  ground: FreeGround
  nameOfCommunity: ReadonlyMap<string, string>
}

/** A place where a component could stand: a position, a line or an outline, always within one unit grid. */
export interface Site {
  shape: Point | readonly Point[]
  grid: UnitGrid
  /** In words, as a surveyor notes it. */
  location: string
  /** Sites with smaller ranks are taken first when there are more than wanted. */
  rank: number
}

export interface PointSite extends Site {
  shape: Point
}
export interface LineSite extends Site {
  shape: readonly Point[]
}
export interface AreaSite extends Site {
  shape: Ring
}
