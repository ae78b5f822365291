import type { Point } from '../geometry/vector.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { Departments } from '../units/responsibility.ts'

export interface Component extends Departments {
  /** 16 digits. */
  code: string
  classCode: string
  name: string
  /** A position, a line, or the counter-clockwise outline of an area. */
  shape: Point | readonly Point[]
  geometryType: 'point' | 'line' | 'area'
  grid: UnitGrid
  location: string
  state: string
  /** YYYYMMDD */
  surveyedOn: string
  changedOn: string
  source: string
  material: string
  spec: string
}
