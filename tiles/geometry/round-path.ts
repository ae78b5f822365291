import type { Path } from './shape.ts'

/**
 * A path at whole numbers, as `ST_AsMVTGeom` rounds it, without the points that come to lie on the one before. Before a path is
 * cut as well as after it: then neighbouring tiles have the same corners, and an edge across both runs on without a step.
 */
export function roundPath(path: Path): Path {
  const rounded: Path = []
  let [lastX, lastY] = [Number.NaN, Number.NaN]
  for (let i = 0; i < path.length; i += 2) {
    const x = Math.round(path[i]!)
    const y = Math.round(path[i + 1]!)
    if (x === lastX && y === lastY) continue
    rounded.push(x, y)
    lastX = x
    lastY = y
  }
  return rounded
}
