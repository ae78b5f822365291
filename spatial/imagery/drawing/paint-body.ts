import type { Body } from '../body.ts'
import { TRUNK_METERS, TRUNK_SHARE } from '../sight.ts'

/** Nothing there: what is behind shows. */
export const CLEAR = -1

/** Half of how wide a body is drawn at most: a lamp has an arm, wider than its pole. */
export const drawnHalfWidth = ({ shape, widthMeters }: Body): number =>
  shape === 'lamp' ? Math.max(1.1, widthMeters / 2) : widthMeters / 2

const STEEL = 0x8d9299
const DARK = 0x4b4f54
const TRUNK = 0x6a5238
const LEAVES = 0x4d7a3a
const LEAVES_DARK = 0x3d6630
const GLASS = 0xbcd0da

/** Lies flat and is drawn on the ground. */
export const isOnGround = ({ shape }: Body): boolean => shape === 'disc' || shape === 'grate' || shape === 'ground'

/**
 * The colour of a body at a place of its upright picture: metres to the right of its axis and above the ground. `colour` is that
 * of its major class. CLEAR where there is nothing.
 */
export function paintBody(body: Body, colour: number, x: number, z: number): number {
  const { baseMeters: base, topMeters: top, widthMeters } = body
  if (z < 0 || z > top) return CLEAR
  const half = widthMeters / 2
  const aside = Math.abs(x)
  switch (body.shape) {
    case 'tree':
      return treeColour(x, z, { top, half })
    case 'lamp':
      if (z > top - 0.3) return aside < 1.1 ? (z < top - 0.12 && aside > 0.5 ? 0xf4efd2 : STEEL) : CLEAR
      return aside < Math.max(0.09, half * 0.5) ? STEEL : CLEAR
    case 'sign':
      if (z >= base)
        return aside > half - 0.06 || z > top - 0.06 || z < base + 0.06 ? 0xf2f2f2 : aside < half ? colour : CLEAR
      return aside < 0.06 ? STEEL : CLEAR
    case 'signal':
      if (z < base) return aside < 0.09 ? STEEL : CLEAR
      return aside < 0.2 ? signalColour((z - base) / (top - base), aside) : CLEAR
    case 'frame':
      return z > top - 0.25 ? colour : aside > half - 0.15 && aside < half ? STEEL : CLEAR
    case 'deck':
      if (z >= base) return aside < half ? 0xa7a39b : CLEAR
      return aside > half - 0.5 && aside < half ? 0x97938c : CLEAR
    case 'tower':
      return towerColour(x, z, { top, half })
    case 'box':
      return boxColour(aside, z, { top, half, colour })
    default:
      return aside < half ? (z > top - 0.15 ? colour : STEEL) : CLEAR
  }
}

interface Size {
  top: number
  half: number
}

function treeColour(x: number, z: number, { top, half }: Size): number {
  const crown = top * TRUNK_SHARE
  if (z < crown) return Math.abs(x) < TRUNK_METERS / 2 ? TRUNK : CLEAR
  const up = (z - (crown + top) / 2) / ((top - crown) / 2)
  const across = x / half
  if (up * up + across * across > 1) return CLEAR
  return (Math.floor(x * 3.1) + Math.floor(z * 2.3 + x)) % 2 === 0 ? LEAVES : LEAVES_DARK
}

function boxColour(aside: number, z: number, { top, half, colour }: Size & { colour: number }): number {
  if (aside > half) return CLEAR
  if (aside > half - 0.04 || z > top - 0.06 || z < 0.08) return DARK
  return top > 2 && z > 1 && z < top - 0.5 && aside < half - 0.2 ? GLASS : colour
}

function signalColour(up: number, aside: number): number {
  if (aside > 0.13) return DARK
  if (up > 0.7) return 0xd93025
  return up > 0.4 ? 0xe0a100 : 0x2e9e5b
}

function towerColour(x: number, z: number, { top, half }: Size): number {
  const reach = half * (1 - 0.8 * (z / top))
  if (Math.abs(x) > reach) return CLEAR
  const isEdge = Math.abs(x) > reach - 0.2
  return isEdge || Math.abs(((z + Math.abs(x) * 2) % 3) - 1.5) < 0.15 ? STEEL : CLEAR
}
