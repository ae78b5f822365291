import type { Reader } from './reader.ts'
import type { RoleName } from './roles.ts'

/** Whoever calls with a key. */
export interface KeyHolder extends Reader {
  kind: 'key'
  keyId: number
  /** Written as the actor of what this key commits. */
  name: string
  expiresAt: Date | null
  quotaPerMinute: number | null
  quotaPerDay: number | null
}

/** Whoever has signed in. */
export interface PersonHolder extends Reader {
  kind: 'person'
  personId: number
  sessionId: number
  /** Written as the actor of what they commit. */
  name: string
  login: string
  organisationCode: string | null
  roles: readonly RoleName[]
  /** Nothing else is done before the first password has been changed. */
  mustChangePassword: boolean
  expiresAt: Date
}

export type Holder = KeyHolder | PersonHolder
