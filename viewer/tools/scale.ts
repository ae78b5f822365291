/** Round lengths in metres that a scale bar may have: 1, 2 or 5 and zeros. */
function roundBelow(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  const lead = metres / power
  return (lead >= 5 ? 5 : lead >= 2 ? 2 : 1) * power
}

export interface Scale {
  readonly metres: number
  readonly pixels: number
}

/** The longest round length that fits into a width. */
export function scaleFor(metresPerPixel: number, maxPixels: number): Scale {
  const metres = roundBelow(metresPerPixel * maxPixels)
  return { metres, pixels: metres / metresPerPixel }
}
