/** A direction in degrees brought into [0, 360). */
export const asBearing = (degrees: number): number => {
  const turned = degrees % 360
  return turned < 0 ? turned + 360 : turned
}

/** The turn from one direction to another in degrees, the short way round: (-180, 180], positive clockwise. */
export function turnBetween(fromDegrees: number, toDegrees: number): number {
  const turn = asBearing(toDegrees - fromDegrees)
  return turn > 180 ? turn - 360 : turn
}

export const toDegrees = (radians: number): number => (radians * 180) / Math.PI
