import { DomainError } from '../../../spatial/domain-error.ts'
import { type FeatureMoment, NOW } from '../../../spatial/features/moment.ts'
import type { Parameters } from '../parameters.ts'

/**
 * Which state is asked for: `historicMoment` is the register as it stood then; `time` is whatever stood at an instant, or at some
 * time between two, either of which may be missing. All in milliseconds since 1970.
 */
export function momentAsked(parameters: Parameters): FeatureMoment {
  const historic = parameters.get('historicMoment')
  if (historic !== undefined) return instant(instantOf('historicMoment', historic))
  const time = parameters.get('time')
  if (time === undefined) return NOW
  const ends = time.replace(/[[\]]/g, '').split(',')
  if (ends.length === 1) return instant(instantOf('time', ends[0]!))
  if (ends.length !== 2) throw problem('time', time)
  const [from, to] = ends.map(end => instantOf('time', end)) as [string | null, string | null]
  if (from !== null && to !== null && from > to) throw problem('time', time)
  return { kind: 'interval', from, to }
}

const instant = (at: string | null): FeatureMoment =>
  at === null || Date.parse(at) >= Date.now() ? NOW : { kind: 'instant', at }

function instantOf(name: string, text: string): string | null {
  const trimmed = text.trim().toLowerCase()
  if (trimmed === 'null' || trimmed === '') return null
  const date = new Date(Number(trimmed))
  if (Number.isNaN(date.getTime())) throw problem(name, text)
  // PostgreSQL ends before JavaScript does, and both long after any city
  const year = date.getUTCFullYear()
  return year < 1 || year > 9_999 ? null : date.toISOString()
}

const problem = (name: string, text: string): DomainError =>
  new DomainError(
    'invalid-parameter',
    `${name}=${text}: expected milliseconds since 1970, or two of them, the earlier first.`,
  )
