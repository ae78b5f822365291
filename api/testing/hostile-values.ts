/** Numbers from a seed, so that a failure comes again (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** What nobody means and somebody sends. */
export const HOSTILE_VALUES = [
  "'; drop table components; --",
  '") or 1=1 --',
  '\u0000',
  '\u001f\u001d',
  '\ud800',
  'NaN',
  'Infinity',
  '-1',
  '1e400',
  '99999999999999999999',
  '%',
  '((((',
  '<a/>',
  '&b;',
  '__proto__',
  'constructor',
  '城市',
  'x'.repeat(5_000),
  ' ',
]

/** Nobody outside should see what the database or the program says of itself. */
export const INSIDE = /select |syntax error|invalid input|relation "|column "|\.ts:\d|\bat \w+ \(|ECONN/i
