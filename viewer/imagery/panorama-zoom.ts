/** Heights of what is seen at once, in degrees. Wider bends walls; narrower shows pixels. */
export const WIDEST_DEGREES = 75
export const NARROWEST_DEGREES = 14

const RADIAN = 180 / Math.PI

const scaled = (degrees: number, factor: number): number =>
  2 * RADIAN * Math.atan(Math.tan(degrees / 2 / RADIAN) * factor)

/** Height in degrees of a view that is so wide; `aspect` is its width by its height in pixels. */
export const ofHeight = (widthDegrees: number, aspect: number): number => scaled(widthDegrees, 1 / aspect)

/** The way back: width in degrees of a view that is so high. */
export const ofWidth = (heightDegrees: number, aspect: number): number => scaled(heightDegrees, aspect)

/** The viewer's measure of zooming, 0 to 100, of a height in degrees. */
export const zoomLevel = (heightDegrees: number): number =>
  Math.max(0, Math.min(100, (100 * (WIDEST_DEGREES - heightDegrees)) / (WIDEST_DEGREES - NARROWEST_DEGREES)))
