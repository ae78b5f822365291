import { MAX_EXPIRY_SECONDS } from '../../../spatial/locks/feature-locks.ts'
import type { Kvp } from '../kvp.ts'
import { generationOf, type WfsVersion } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'

/** For how long, and what when not all features are free. */
export interface LockTerms {
  expirySeconds: number
  extent: 'all' | 'some'
}

/** WFS 2.0 counts seconds, the older versions minutes. */
const SECONDS_PER_UNIT = { '2.0': 1, '1.1': 60, '1.0': 60 } as const
const DEFAULT_SECONDS = 300

/** The terms from the parameters of an address, or the attributes of a request in XML. */
export function lockTerms(kvp: Kvp, version: WfsVersion): LockTerms {
  const action = kvp.value('lockaction')?.toUpperCase() ?? 'ALL'
  if (action !== 'ALL' && action !== 'SOME')
    throw invalidParameter('lockAction', `lockAction=${action.slice(0, 60)}: expected ALL or SOME.`)
  return { expirySeconds: expirySeconds(kvp.value('expiry'), version), extent: action === 'ALL' ? 'all' : 'some' }
}

function expirySeconds(written: string | undefined, version: WfsVersion): number {
  if (written === undefined) return DEFAULT_SECONDS
  const unit = SECONDS_PER_UNIT[generationOf(version)]
  const seconds = /^\d{1,9}$/.test(written.trim()) ? Number(written) * unit : 0
  if (seconds > 0 && seconds <= MAX_EXPIRY_SECONDS) return seconds
  throw invalidParameter(
    'expiry',
    `expiry=${written.slice(0, 60)}: expected 1 to ${MAX_EXPIRY_SECONDS / unit} ${unit === 1 ? 'seconds' : 'minutes'}.`,
  )
}
