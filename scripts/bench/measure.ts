export interface MeasureOptions {
  /** Measured calls, after the warm-up. */
  calls: number
  warmUpCalls?: number
  /** How many callers work at the same time; each takes the next call when it is done with its last. */
  clients?: number
}

/**
 * Durations in milliseconds of `calls` calls of `work`, in the order in which they were begun. `work` is given the number of
 * the call, so that callers can walk through prepared inputs; warm-up calls have negative numbers and are not measured.
 */
export async function measure(
  { calls, warmUpCalls = 0, clients = 1 }: MeasureOptions,
  work: (call: number) => unknown,
): Promise<number[]> {
  const samplesMs = new Array<number>(calls)
  let next = -warmUpCalls
  const client = async (end: number) => {
    while (next < end) {
      const call = next++
      const startedAt = performance.now()
      await work(call)
      if (call >= 0) samplesMs[call] = performance.now() - startedAt
    }
  }
  const together = (end: number) => Promise.all(Array.from({ length: clients }, () => client(end)))
  // Warmed up by all clients at once, so that every connection behind the work is warm; then measured from a standing start.
  await together(0)
  await together(calls)
  return samplesMs
}
