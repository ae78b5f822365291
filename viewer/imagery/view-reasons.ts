import type { RankedView } from './queries.ts'

export type Reason = RankedView['view']['reasons'][number]

/** Reasons that take less than this from a score are not worth words. */
const WORTH_NO_WORDS = 0.85
const MOST_WORDS = 2

/** What keeps a view from being perfect, worst first. */
export const weakReasons = (reasons: readonly Reason[]): Reason[] =>
  reasons
    .filter(({ worth }) => worth < WORTH_NO_WORDS)
    .sort((a, b) => a.worth - b.worth)
    .slice(0, MOST_WORDS)

/** The number that a reason is told with: hidden parts in percent, years with one decimal, all else whole. */
export function reasonFillings({ factor, value }: Reason): { value: string } {
  if (factor === 'sight') return { value: String(Math.round((1 - value) * 100)) }
  return { value: factor === 'age' ? value.toFixed(1) : String(Math.round(value)) }
}
