export interface Summary {
  count: number
  medianMs: number
  p95Ms: number
}

/** The value below which `share` (0 to 1) of the sorted samples lie: nearest rank, so it is one of the samples. */
export function percentile(sorted: readonly number[], share: number): number {
  if (sorted.length === 0) throw new Error('A percentile needs at least one sample.')
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]!
}

/** Median and 95th percentile of durations in milliseconds, in any order. Throws when there are none. */
export function summaryOf(samplesMs: readonly number[]): Summary {
  const sorted = samplesMs.toSorted((a, b) => a - b)
  return { count: sorted.length, medianMs: percentile(sorted, 0.5), p95Ms: percentile(sorted, 0.95) }
}
