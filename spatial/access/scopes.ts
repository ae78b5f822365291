/** What a key may do. `admin` includes everything. Reading public layers needs no key. */
export const SCOPES = [
  'admin',
  'components:write',
  'imports:read',
  'imports:write',
  'imagery:read',
  'imagery:write',
] as const
export type Scope = (typeof SCOPES)[number]

/** What a route demands: anyone, or a key with the scope. */
export type Permission = 'public' | Scope

export const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word)

/** The one answer to "may whoever holds these scopes do this". */
export const mayDo = (scopes: readonly Scope[], permission: Permission): boolean =>
  permission === 'public' || scopes.includes('admin') || scopes.includes(permission)
