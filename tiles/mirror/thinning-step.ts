/** A prime below 2^20: codes in a row stay in a row, codes of different classes and counties do not fall together. */
const CODE_MODULUS = 1_048_573
/** 2^20 divided by the golden ratio: multiples of it fill the range evenly, so of lamps along a street each second, fourth … stays. */
const GOLDEN_STRIDE = 648_055
const RANKS = 2 ** 20
const RANK_BITS = 20

/**
 * How far a component outlasts thinning: a step of at least 1 for every second code, at least 2 for every fourth, and so on.
 * It comes from the code alone (as a number), so a component that one tile shows its neighbour shows too.
 */
export function thinningStep(code: number): number {
  const rank = ((code % CODE_MODULUS) * GOLDEN_STRIDE) % RANKS
  return RANK_BITS - (32 - Math.clz32(rank))
}
