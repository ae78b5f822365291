export interface RandomStar {
  /** Interleaved x y, wound positive. */
  ring: number[]
  center: [x: number, y: number]
}

/** A star around a place in 0…100: valid, concave, its arms cut into many parts by the edge of a box. */
export function randomStar(next: () => number, { spikes, radius }: { spikes: number; radius: number }): RandomStar {
  const center: [number, number] = [next() * 100, next() * 100]
  const ring = Array.from({ length: spikes * 2 }, (_, i) => {
    const angle = (i / (spikes * 2)) * 2 * Math.PI
    const distance = radius * (i % 2 === 0 ? 0.4 + 0.6 * next() : 0.05 + 0.3 * next())
    return [center[0] + distance * Math.cos(angle), center[1] + distance * Math.sin(angle)]
  })
  return { ring: ring.flat(), center }
}
