import { smoothLine } from '../geometry/curve.ts'
import type { Point } from '../geometry/vector.ts'
import type { RoadClass } from './line-kinds.ts'
import { fromPlan } from './local-origin.ts'

/** A main road drawn by hand. Its ends overshoot the line they meet; what dangles is cut off later. */
export interface MainRoad {
  nameZh: string
  roadClass: RoadClass
  line: Point[]
  /** Name of the part over the Fu river. */
  bridgeZh?: string
}

export type PlanLine = readonly (readonly [x: number, y: number])[]

/** A smooth road through points of the plan. */
export const road = (nameZh: string, roadClass: RoadClass, plan: PlanLine, bridgeZh?: string): MainRoad => ({
  nameZh,
  roadClass,
  line: smoothLine(
    plan.map(([x, y]) => fromPlan(x, y)),
    10,
  ),
  ...(bridgeZh ? { bridgeZh } : {}),
})

/** Cuts a long road into sections that each carry a name (北路, 中路, 南路) at the given northings of the plan. */
export function inSections(
  names: readonly string[],
  cutsPlanNorth: readonly number[],
  whole: Omit<MainRoad, 'nameZh'>,
): MainRoad[] {
  const cuts = cutsPlanNorth.map(y => fromPlan(0, y)[1])
  const sections: MainRoad[] = []
  let rest = whole.line
  names.forEach((nameZh, i) => {
    const cut = cuts[i]
    const at = cut === undefined ? rest.length - 1 : rest.findIndex(point => point[1] < cut)
    sections.push({ ...whole, nameZh, line: rest.slice(0, at + 1) })
    rest = rest.slice(at)
  })
  return sections
}
