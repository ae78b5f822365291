import type { ColumnType, Generated } from 'kysely'
import type { Grant, LayerGrant } from '../../access/reader.ts'
import type { RoleName } from '../../access/roles.ts'
import type { Day } from './column-types.ts'

export interface AccessKeysTable {
  id: Generated<number>
  name: string
  key_hash: Buffer
  scopes: string[]
  created_at: Generated<Date>
  expires_at: Date | null
  revoked_at: Date | null
  last_used_at: Date | null
  grants: ColumnType<Grant[] | null, string | null | undefined, string | null>
  organisation_code: string | null
  quota_per_minute: number | null
  quota_per_day: number | null
}

export interface KeyUsageTable {
  key_id: number
  day: Day
  requests: Generated<number>
  refused: Generated<number>
  features: Generated<number>
  bytes: Generated<number>
}

export interface LayerRightsTable {
  layer: string
  is_public: boolean
  public_attributes: string[] | null
}

export interface AccessRevisionTable {
  is_only: Generated<boolean>
  revision: Generated<number>
}

export interface PeopleTable {
  id: Generated<number>
  name: string
  organisation_code: string | null
  is_demo: Generated<boolean>
  created_at: Generated<Date>
}

export interface AccountsTable {
  person_id: number
  login: string
  password_hash: string
  must_change: Generated<boolean>
  disabled_at: Date | null
  last_signed_in_at: Date | null
}

export interface PostsTable {
  id: Generated<number>
  person_id: number
  role: RoleName
  organisation_code: string | null
  area_codes: string[] | null
  layers: ColumnType<Record<string, LayerGrant> | null, string | null, string | null>
  since: Generated<Date>
  ended_at: Date | null
}

export interface SessionsTable {
  id: Generated<number>
  token_hash: Buffer
  person_id: number
  user_agent: string | null
  created_at: Generated<Date>
  last_seen_at: Generated<Date>
  expires_at: Date
}

export interface SignInFailuresTable {
  login: string
  attempts: number
  locked_until: Date | null
  last_at: Generated<Date>
}
