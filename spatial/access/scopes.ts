/** What a key or a role may do. `admin` includes everything. Reading what is public needs neither. */
export const SCOPES = [
  'admin',
  'components:write',
  'imports:read',
  'imports:write',
  'imagery:read',
  'imagery:write',
  'people:manage',
  'keys:manage',
  'cases:read',
  'cases:report',
  'cases:accept',
  'cases:file',
  'cases:dispatch',
  'cases:handle',
  'cases:check',
  'cases:close',
  'cases:supervise',
  'cases:evaluate',
] as const
export type Scope = (typeof SCOPES)[number]

/** What a route demands: nothing, any key or sign-in, that somebody has signed in as themselves, or a scope. */
export type Permission = 'public' | 'known' | 'self' | Scope

export const isScope = (word: string): word is Scope => (SCOPES as readonly string[]).includes(word)

/** The one answer to "may whoever holds these scopes do this". */
export const mayDo = (scopes: readonly Scope[], permission: 'public' | Scope): boolean =>
  permission === 'public' || scopes.includes('admin') || scopes.includes(permission)

/** The same of whoever stands at the door: some routes ask who, not what. */
export function mayEnter(
  caller: { kind: 'key' | 'person' } | undefined,
  scopes: readonly Scope[],
  permission: Permission,
): boolean {
  if (permission === 'known') return caller !== undefined
  if (permission === 'self') return caller?.kind === 'person'
  return mayDo(scopes, permission)
}
