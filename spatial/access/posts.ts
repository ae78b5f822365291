import type { Grant, LayerGrant } from './reader.ts'
import { WHOLE_CITY } from './reader.ts'
import { isRole, ROLES, ROLES_OF_UNITS } from './roles.ts'
import type { Scope } from './scopes.ts'

/** A role that somebody holds, and on what; null is everywhere and everything. */
export interface PostScope {
  role: string
  /** The unit that it belongs to. */
  organisationCode: string | null
  areaCodes: readonly string[] | null
  layers: Readonly<Record<string, LayerGrant>> | null
}

/** What all the posts of a person together may do. Without a post that is nothing. */
export const scopesOfPosts = (posts: readonly PostScope[]): Scope[] => [
  ...new Set(posts.flatMap(({ role }): readonly Scope[] => (isRole(role) ? ROLES[role].scopes : []))),
]

/** What all the posts of a person together may see. */
export const grantsOfPosts = (posts: readonly PostScope[]): Grant[] => posts.map(grantOf)

function grantOf({ role, organisationCode, areaCodes, layers }: PostScope): Grant {
  const unit = isRole(role) && ROLES_OF_UNITS.includes(role) ? organisationCode : null
  if (!areaCodes && !layers && !unit) return WHOLE_CITY
  return { layers, area: areaCodes && { codes: areaCodes }, ...(unit && { unit }) }
}
