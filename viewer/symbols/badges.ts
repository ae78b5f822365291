import { circle } from './glyph.ts'

/** A circle of small waves, as SVG path data on the 24 grid. */
function scallop(waves: number, radius: number, depth: number): string {
  const steps = waves * 8
  const points = Array.from({ length: steps }, (_, i) => {
    const angle = (i / steps) * 2 * Math.PI
    const r = radius + depth * Math.cos(waves * angle)
    return `${(12 + r * Math.sin(angle)).toFixed(2)} ${(12 - r * Math.cos(angle)).toFixed(2)}`
  })
  return `M${points.join('L')}z`
}

/**
 * The shape behind the glyph, one for each major class, so that colour never speaks alone. On the 24 grid, filling it
 * but for the outline. Majors of other class books fall back to a circle.
 */
const SHAPES: Record<string, string> = {
  '01': circle(12, 12, 10.6),
  '02': 'M6.4 1.8h11.2a4.6 4.6 0 0 1 4.6 4.6v11.2a4.6 4.6 0 0 1-4.6 4.6H6.4a4.6 4.6 0 0 1-4.6-4.6V6.4a4.6 4.6 0 0 1 4.6-4.6z',
  '03': 'M12 .9l9.3 5.5a1 1 0 0 1 .5.9v9.4a1 1 0 0 1-.5.9L12 23.1 2.7 17.6a1 1 0 0 1-.5-.9V7.3a1 1 0 0 1 .5-.9z',
  '04': 'M12 1.5h9.5a1 1 0 0 1 1 1V12a10.5 10.5 0 0 1-10.5 10.5H2.5a1 1 0 0 1-1-1V12A10.5 10.5 0 0 1 12 1.5z',
  '05': 'M12 .9l10.6 7.3v13a1.3 1.3 0 0 1-1.3 1.3H2.7a1.3 1.3 0 0 1-1.3-1.3v-13z',
  '06': 'M7.6 1.5h8.8l6.1 6.1v8.8l-6.1 6.1H7.6l-6.1-6.1V7.6z',
  '21': scallop(10, 10.5, 0.7),
}

export const badgeShape = (majorCode: string): string => SHAPES[majorCode] ?? circle(12, 12, 10.6)
