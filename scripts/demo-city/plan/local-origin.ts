import type { Point } from '../geometry/vector.ts'

/** Middle of the box 105.53–105.63E 30.46–30.56N in EPSG:4544; the plan is drawn in metres from here. */
export const ORIGIN: Point = [555_650, 3_376_790]

export const fromPlan = (x: number, y: number): Point => [ORIGIN[0] + x, ORIGIN[1] + y]
