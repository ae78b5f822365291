import { refusal } from '../sentences.ts'
import type { Refusal } from '../source.ts'

const MEGABYTE = 1 << 20
/** About ten times the full delivery of a city; unpacking it still ends within half a minute. */
const MOST_BYTES = 2048 * MEGABYTE
const MOST_ENTRIES = 5_000
/** Real tables with wide, mostly empty fields reach about 100; a bomb reaches 1,000. */
const HIGHEST_RATIO = 250
/** Below this a high ratio harms nobody. */
const FREE_BYTES = 100 * MEGABYTE
export const MOST_NESTED = 3

/** What may still be unpacked, shared by an archive and all archives inside it. */
export class UnpackBudget {
  #bytes = 0
  #packedBytes = 0
  #entries = 0

  addArchive(packedBytes: number): void {
    this.#packedBytes += packedBytes
  }

  /** Counts an entry; a refusal when there are too many. */
  entry(path: string): Refusal | undefined {
    if (++this.#entries <= MOST_ENTRIES) return undefined
    return refusal('archive-too-large', { path, reason: `${MOST_ENTRIES} +` })
  }

  /** Counts unpacked bytes as they come, because sizes in a directory may lie. */
  unpacked(bytes: number, path: string): Refusal | undefined {
    this.#bytes += bytes
    if (this.#bytes > MOST_BYTES) return refusal('archive-too-large', { path, reason: `> ${MOST_BYTES / MEGABYTE} MB` })
    const ratio = this.#bytes / Math.max(this.#packedBytes, 1)
    if (this.#bytes > FREE_BYTES && ratio > HIGHEST_RATIO)
      return refusal('archive-too-large', { path, reason: `1 : ${Math.round(ratio)}` })
    return undefined
  }
}
