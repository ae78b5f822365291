/** Makes, lists and revokes access keys, on the database itself: for whoever runs the server. */
import { parseArgs } from 'node:util'
import { createKey, type KnownKey, knownKeys, revokeKey } from '../spatial/access/access-keys.ts'
import { type DayOfUse, usageOf } from '../spatial/access/key-usage.ts'
import { SCOPES } from '../spatial/access/scopes.ts'
import { requireSoundGrants } from '../spatial/access/sound-grants.ts'
import type { Db } from '../spatial/database/schema.ts'
import { KEY_OPTIONS, newKeyOf } from './keys/new-key.ts'
import { withCity } from './start/with-city.ts'

const USAGE = `Write one of:
  npm run keys -- add <name> [<scope>…] [options]   makes a key and shows it, once
      --days <n>               expires after so many days
      --layers <a,b:x+y>       these layers alone; after a colon these attributes alone
      --areas <code,code>      districts, streets, communities, management areas or unit grids
      --per-minute <n> --per-day <n>   requests at most
  npm run keys -- list
  npm run keys -- usage <number>
  npm run keys -- revoke <number>
Without a scope a key reads. Scopes: ${SCOPES.join(', ')}.`

const { values, positionals } = parseArgs({ allowPositionals: true, options: KEY_OPTIONS })

async function add(db: Db, words: string[]): Promise<string> {
  const wanted = newKeyOf(words, values)
  if (!wanted) return USAGE
  requireSoundGrants(wanted.grants ?? [])
  const key = await createKey(db, wanted)
  return `The key of "${wanted.name}", shown only this once:\n\n    ${key}\n`
}

const day = (instant: Date | null): string => instant?.toISOString().slice(0, 10) ?? ''

const line = ({ id, name, scopes, grants, ...key }: KnownKey): string =>
  [
    id,
    name,
    scopes.join(' ') || 'reads',
    ...(grants ? [JSON.stringify(grants)] : []),
    ...(key.quotaPerMinute ? [`${key.quotaPerMinute} a minute`] : []),
    ...(key.quotaPerDay ? [`${key.quotaPerDay} a day`] : []),
    `made ${day(key.createdAt)}`,
    ...(key.lastUsedAt ? [`used ${day(key.lastUsedAt)}`] : []),
    ...(key.expiresAt ? [`expires ${day(key.expiresAt)}`] : []),
    ...(key.revokedAt ? [`revoked ${day(key.revokedAt)}`] : []),
  ].join('  ')

async function revoke(db: Db, [number]: string[]): Promise<string> {
  const id = Number(number)
  if (!Number.isInteger(id)) return USAGE
  return (await revokeKey(db, id)) ? `Key ${id} is revoked.` : `There is no key ${id}.`
}

const DAYS_SHOWN = 31

const useLine = ({ day, requests, refused, features, bytes }: DayOfUse): string =>
  `${day}  ${requests} requests, ${refused} refused, ${features} features, ${bytes} bytes`

async function usage(db: Db, [number]: string[]): Promise<string> {
  const id = Number(number)
  if (!Number.isInteger(id)) return USAGE
  const days = await usageOf(db, id, DAYS_SHOWN)
  return days.map(useLine).join('\n') || `Key ${id} has not been used.`
}

const VERBS: Record<string, (db: Db, words: string[]) => Promise<string>> = {
  add,
  list: async db => (await knownKeys(db)).map(line).join('\n'),
  usage,
  revoke,
}

const [verb = '', ...words] = positionals
const act = VERBS[verb]
if (act) await withCity(async ({ database }) => console.log(await act(database.db, words)))
else console.log(USAGE)
