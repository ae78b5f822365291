import bodies from './bodies.json' with { type: 'json' }

export const BODY_SHAPES = [
  'disc',
  'grate',
  'ground',
  'post',
  'pole',
  'lamp',
  'tree',
  'box',
  'sign',
  'signal',
  'frame',
  'rail',
  'deck',
  'tower',
] as const
export type BodyShape = (typeof BODY_SHAPES)[number]

/** How large a component usually is: what a picture must hold to show it, and what it hides behind it. */
export interface Body {
  shape: BodyShape
  widthMeters: number
  /** Height of its underside and top above the ground. */
  baseMeters: number
  topMeters: number
}

const BODIES = bodies.bodies as Record<string, Body>

/** A place without a class: something at the height of a person. */
export const PLACE_BODY: Body = { shape: 'post', widthMeters: 1, baseMeters: 0, topMeters: 1.8 }

/** The body of a class by its symbol, which means the same in every class book; `cover-sewer` is a `cover-*`. */
export const bodyOf = (symbol: string | null | undefined): Body =>
  (symbol && (BODIES[symbol] ?? BODIES[`${symbol.split('-')[0]}-*`])) || PLACE_BODY

/** Lies flat: nothing of it stands up to be seen from the side. */
export const isFlat = ({ topMeters }: Body): boolean => topMeters < 0.3
