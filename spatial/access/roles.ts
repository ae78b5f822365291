import type { Scope } from './scopes.ts'

export interface Role {
  nameZh: string
  nameEn: string
  scopes: readonly Scope[]
  /** Whether a post with it is confined to the components of the unit that it belongs to. Staff of the centre work for all units. */
  isOfUnit?: true
}

/** What the posts of a city management centre may do. Supervisors never handle, handlers never close. */
export const ROLES = {
  administrator: { nameZh: '系统管理员', nameEn: 'Administrator', scopes: ['admin'] },
  gis_editor: {
    nameZh: '空间数据管理员',
    nameEn: 'GIS editor',
    scopes: ['components:write', 'imports:read', 'imports:write', 'imagery:read', 'imagery:write'],
    isOfUnit: true,
  },
  acceptor: { nameZh: '受理员', nameEn: 'Operator', scopes: ['cases:read', 'cases:report', 'cases:accept'] },
  shift_leader: {
    nameZh: '值班长',
    nameEn: 'Shift leader',
    scopes: ['cases:read', 'cases:accept', 'cases:file', 'cases:close'],
  },
  dispatcher: { nameZh: '派遣员', nameEn: 'Dispatcher', scopes: ['cases:read', 'cases:dispatch'] },
  collector: { nameZh: '采集员', nameEn: 'Collector', scopes: ['cases:report', 'cases:check'] },
  handler: { nameZh: '处置员', nameEn: 'Handler', scopes: ['cases:handle'], isOfUnit: true },
  leader: { nameZh: '督办领导', nameEn: 'Leader', scopes: ['cases:read', 'cases:supervise'] },
  evaluator: { nameZh: '评价员', nameEn: 'Evaluator', scopes: ['cases:read', 'cases:evaluate'] },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof ROLES
export const ROLE_NAMES = Object.keys(ROLES) as RoleName[]

/** Roles whose posts are confined to the components of their unit. */
export const ROLES_OF_UNITS = ROLE_NAMES.filter(name => (ROLES[name] as Role).isOfUnit)

export const isRole = (word: string): word is RoleName => Object.hasOwn(ROLES, word)
