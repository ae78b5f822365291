const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)

/** Relative luminance of `#rrggbb` (WCAG 2.2). */
export function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map(at => channel(Number.parseInt(hex.slice(at, at + 2), 16) / 255))
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
}

/** Contrast ratio of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light! + 0.05) / (dark! + 0.05)
}

/** Pictures need 3 : 1 against what they stand on (WCAG 2.2, 1.4.11). */
const PICTURE_CONTRAST = 3

/** White or near-black, whichever can be seen on a colour; white where both can. */
export const inkOn = (background: string): string =>
  contrast(background, '#ffffff') >= PICTURE_CONTRAST ? '#ffffff' : '#22262b'
