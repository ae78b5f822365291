import type { NewKey } from '../../spatial/access/access-keys.ts'
import type { Grant, LayerGrant } from '../../spatial/access/reader.ts'
import { isScope } from '../../spatial/access/scopes.ts'

const text = { type: 'string' } as const

export const KEY_OPTIONS = { days: text, layers: text, areas: text, 'per-minute': text, 'per-day': text } as const
export type KeyOptions = Partial<Record<keyof typeof KEY_OPTIONS, string>>

const DAY_MS = 86_400_000

/** The key that a command asks for; undefined where it makes no sense. */
export function newKeyOf(
  [name, ...words]: readonly string[],
  options: KeyOptions,
  now = Date.now(),
): NewKey | undefined {
  const scopes = words.filter(isScope)
  const [days, perMinute, perDay] = (['days', 'per-minute', 'per-day'] as const).map(option => countOf(options[option]))
  if (!name || scopes.length < words.length || [days, perMinute, perDay].some(Number.isNaN)) return undefined
  const grants = grantsOf(options, scopes.includes('components:write'))
  return {
    name,
    scopes,
    ...(grants && { grants }),
    ...(days !== undefined && { expiresAt: new Date(now + days * DAY_MS) }),
    quotaPerMinute: perMinute ?? null,
    quotaPerDay: perDay ?? null,
  }
}

/** A whole number above 0; NaN for anything else that is given. */
const countOf = (written: string | undefined): number | undefined =>
  written === undefined ? undefined : /^[1-9]\d{0,8}$/.test(written) ? Number(written) : Number.NaN

function grantsOf({ layers, areas }: KeyOptions, canWrite: boolean): Grant[] | undefined {
  if (layers === undefined && areas === undefined) return undefined
  const given = layers?.split(',').map((written): [string, LayerGrant] => {
    const [layer, attributes] = written.split(':')
    return [layer!, { attributes: attributes?.split('+') ?? null, canWrite }]
  })
  return [{ layers: given ? Object.fromEntries(given) : null, area: areas ? { codes: areas.split(',') } : null }]
}
