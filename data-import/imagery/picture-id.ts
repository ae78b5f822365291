import { createHash } from 'node:crypto'

const SMALLEST = 100_000_000_000_000n
const SPAN = 900_000_000_000_000n

/**
 * Fifteen digits from what a picture is: the hash of its file, else its sequence and name. The same picture has the same id in
 * every delivery; a number, so that tiles carry it.
 */
export function pictureId(identity: string): string {
  const hash = createHash('sha256').update(identity).digest('hex')
  return String(SMALLEST + (BigInt(`0x${hash.slice(0, 24)}`) % SPAN))
}
