import { GLYPH_STROKE, type Glyph } from '../../viewer/symbols/glyph.ts'
import { areaPieces, distanceToArea, distanceToLine, linePieces } from './distance.ts'
import { flattenPath } from './path.ts'
import { blankRaster, type Raster } from './png.ts'

type Rgb = readonly [number, number, number]

/** What one painted layer covers: the signed distance in grid units, negative inside, and its colour. */
interface Layer {
  readonly distance: (x: number, y: number) => number
  readonly colour: Rgb
}

/** The 24 grid with a margin for the outline. */
export const BADGE_SIZE = 26
const MARGIN = (BADGE_SIZE - 24) / 2
/** A glyph is drawn a little smaller than its grid, so that it keeps clear of the shape's edge. */
const GLYPH_SCALE = 0.84
const OUTLINE = 0.9

export interface BadgePaint {
  readonly shape: string
  readonly glyph: Glyph
  readonly fill: string
  readonly ink: string
  readonly outline: string
}

export const rgb = (hex: string): Rgb =>
  [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16)) as unknown as Rgb

/** Paints outline, shape and glyph of one badge. `ratio` is device pixels per grid unit. */
export function paintBadge(paint: BadgePaint, ratio: number): Raster {
  const shape = areaPieces(flattenPath(paint.shape))
  const area = areaPieces(flattenPath(paint.glyph.fill ?? ''))
  const lines = linePieces(flattenPath(paint.glyph.stroke ?? ''))
  const onGlyph = (value: number) => (value - 12) / GLYPH_SCALE + 12
  return paintLayers(ratio, [
    { colour: rgb(paint.outline), distance: (x, y) => distanceToArea(shape, x, y) - OUTLINE },
    { colour: rgb(paint.fill), distance: (x, y) => distanceToArea(shape, x, y) },
    { colour: rgb(paint.ink), distance: (x, y) => distanceToArea(area, onGlyph(x), onGlyph(y)) * GLYPH_SCALE },
    {
      colour: rgb(paint.ink),
      distance: (x, y) => (distanceToLine(lines, onGlyph(x), onGlyph(y)) - GLYPH_STROKE / 2) * GLYPH_SCALE,
    },
  ])
}

function paintLayers(ratio: number, layers: readonly Layer[]): Raster {
  const raster = blankRaster(BADGE_SIZE * ratio, BADGE_SIZE * ratio)
  for (let row = 0; row < raster.height; row++)
    for (let column = 0; column < raster.width; column++) {
      const x = (column + 0.5) / ratio - MARGIN
      const y = (row + 0.5) / ratio - MARGIN
      const at = (row * raster.width + column) * 4
      for (const layer of layers) blend(raster.rgba, at, layer.colour, coverage(layer.distance(x, y) * ratio))
    }
  return raster
}

/** How much of a pixel lies inside an edge that passes at this distance from its middle. */
const coverage = (distancePixels: number): number => Math.min(1, Math.max(0, 0.5 - distancePixels))

function blend(rgba: Uint8Array, at: number, colour: Rgb, alpha: number): void {
  if (alpha === 0) return
  const below = (rgba[at + 3]! / 255) * (1 - alpha)
  const total = alpha + below
  for (let i = 0; i < 3; i++) rgba[at + i] = Math.round((colour[i]! * alpha + rgba[at + i]! * below) / total)
  rgba[at + 3] = Math.round(total * 255)
}

/** MapLibre reads signed-distance icons with the edge at 0.75 and 8 px of range. */
const SDF_RANGE_PIXELS = 8
const SDF_EDGE = 0.75

/** Signed distances of a shape in the alpha channel, for icons that the style colours and haloes. */
export function paintDistances(shape: string, ratio: number): Raster {
  const outline = areaPieces(flattenPath(shape))
  const margin = SDF_MARGIN
  const size = (24 + 2 * margin) * ratio
  const raster = blankRaster(size, size)
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) {
      const distance = distanceToArea(outline, (column + 0.5) / ratio - margin, (row + 0.5) / ratio - margin) * ratio
      const level = SDF_EDGE - distance / SDF_RANGE_PIXELS
      raster.rgba[(row * size + column) * 4 + 3] = Math.round(255 * Math.min(1, Math.max(0, level)))
    }
  return raster
}

/** Room around a signed-distance shape for its halo, in grid units. */
export const SDF_MARGIN = 4
