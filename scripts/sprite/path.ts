/** A closed or open run of points on the 24 grid, as `[x0, y0, x1, y1, …]`. */
export interface Run {
  readonly points: readonly number[]
  readonly closed: boolean
}

interface Pen {
  x: number
  y: number
  /** Last control point of a cubic, which a smooth curve mirrors. */
  control: readonly [number, number] | undefined
  points: number[]
  runs: Run[]
}

/** Straight pieces per curve: at 52 px a piece is shorter than a pixel. */
const CURVE_STEPS = 16

const ARGUMENTS: Record<string, number> = { M: 2, L: 2, H: 1, V: 1, C: 6, S: 4, A: 7, Z: 0 }

/** Flattens SVG path data (M L H V C S A Z, either case) into runs of straight pieces. Throws on anything else. */
export function flattenPath(data: string): Run[] {
  const tokens = data.match(/[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)/g) ?? []
  const pen: Pen = { x: 0, y: 0, control: undefined, points: [], runs: [] }
  let command = ''
  for (let i = 0; i < tokens.length; ) {
    if (/[a-zA-Z]/.test(tokens[i]!)) command = tokens[i++]!
    const kind = command.toUpperCase()
    const count = ARGUMENTS[kind]
    if (count === undefined) throw new Error(`Path command "${command}" is not drawn; use M L H V C S A Z. In: ${data}`)
    const values = tokens.slice(i, i + count).map(Number)
    i += count
    draw(pen, { kind, isRelative: command !== kind, values })
    // After a move, further pairs are lines (SVG 1.1, 8.3.2).
    if (kind === 'M') command = command === 'M' ? 'L' : 'l'
  }
  closeRun(pen, false)
  return pen.runs
}

function draw(pen: Pen, step: { kind: string; isRelative: boolean; values: number[] }): void {
  const { kind, isRelative, values } = step
  const dx = isRelative ? pen.x : 0
  const dy = isRelative ? pen.y : 0
  const v = (index: number) => values[index] ?? 0
  if (kind === 'M') {
    closeRun(pen, false)
    lineTo(pen, v(0) + dx, v(1) + dy)
  }
  if (kind === 'L') lineTo(pen, v(0) + dx, v(1) + dy)
  if (kind === 'H') lineTo(pen, v(0) + dx, pen.y)
  if (kind === 'V') lineTo(pen, pen.x, v(0) + dy)
  if (kind === 'C') cubicTo(pen, [v(0) + dx, v(1) + dy, v(2) + dx, v(3) + dy, v(4) + dx, v(5) + dy])
  if (kind === 'S') smoothTo(pen, [v(0) + dx, v(1) + dy, v(2) + dx, v(3) + dy])
  if (kind !== 'C' && kind !== 'S') pen.control = undefined
  if (kind === 'A') arcTo(pen, { rx: v(0), ry: v(1), large: v(3) !== 0, sweep: v(4) !== 0, x: v(5) + dx, y: v(6) + dy })
  if (kind === 'Z') closeRun(pen, true)
}

function lineTo(pen: Pen, x: number, y: number): void {
  pen.points.push(x, y)
  pen.x = x
  pen.y = y
}

function closeRun(pen: Pen, closed: boolean): void {
  if (pen.points.length >= 4) pen.runs.push({ points: pen.points, closed })
  if (closed && pen.points.length > 1) {
    pen.x = pen.points[0]!
    pen.y = pen.points[1]!
    pen.points = [pen.x, pen.y]
  } else pen.points = []
}

function cubicTo(pen: Pen, [x1, y1, x2, y2, x3, y3]: [number, number, number, number, number, number]): void {
  const { x, y } = pen
  pen.control = [x2, y2]
  for (let i = 1; i <= CURVE_STEPS; i++) {
    const t = i / CURVE_STEPS
    const s = 1 - t
    lineTo(
      pen,
      s ** 3 * x + 3 * s * s * t * x1 + 3 * s * t * t * x2 + t ** 3 * x3,
      s ** 3 * y + 3 * s * s * t * y1 + 3 * s * t * t * y2 + t ** 3 * y3,
    )
  }
}

/** A cubic whose first control point mirrors the last one of the curve before (SVG 1.1, 8.3.6). */
function smoothTo(pen: Pen, [x2, y2, x3, y3]: [number, number, number, number]): void {
  const [cx, cy] = pen.control ?? [pen.x, pen.y]
  cubicTo(pen, [2 * pen.x - cx, 2 * pen.y - cy, x2, y2, x3, y3])
}

/** Elliptical arc by centre parameterisation (SVG 1.1, F.6.5), without rotation, which no glyph uses. */
function arcTo(pen: Pen, arc: { rx: number; ry: number; large: boolean; sweep: boolean; x: number; y: number }): void {
  const halfX = (pen.x - arc.x) / 2
  const halfY = (pen.y - arc.y) / 2
  const stretch = Math.sqrt(Math.max(1, (halfX / arc.rx) ** 2 + (halfY / arc.ry) ** 2))
  const rx = arc.rx * stretch
  const ry = arc.ry * stretch
  const weight = (rx * halfY) ** 2 + (ry * halfX) ** 2
  const sign = arc.large === arc.sweep ? -1 : 1
  const factor = sign * Math.sqrt(Math.max(0, ((rx * ry) ** 2 - weight) / weight))
  const cx = (factor * rx * halfY) / ry + (pen.x + arc.x) / 2
  const cy = (-factor * ry * halfX) / rx + (pen.y + arc.y) / 2
  const start = Math.atan2((pen.y - cy) / ry, (pen.x - cx) / rx)
  let turn = Math.atan2((arc.y - cy) / ry, (arc.x - cx) / rx) - start
  if (arc.sweep && turn < 0) turn += 2 * Math.PI
  if (!arc.sweep && turn > 0) turn -= 2 * Math.PI
  for (let i = 1; i <= CURVE_STEPS; i++) {
    const angle = start + (turn * i) / CURVE_STEPS
    lineTo(pen, cx + rx * Math.cos(angle), cy + ry * Math.sin(angle))
  }
}
