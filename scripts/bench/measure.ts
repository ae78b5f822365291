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
  for (let call = -warmUpCalls; call < 0; call++) await work(call)
  let next = 0
  const client = async () => {
    while (next < calls) {
      const call = next++
      const startedAt = performance.now()
      await work(call)
      samplesMs[call] = performance.now() - startedAt
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return samplesMs
}
