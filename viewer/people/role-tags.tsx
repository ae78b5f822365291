import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { rolesQuery } from './queries.ts'

/** Roles by their names. */
export function RoleTags({ roles }: { roles: readonly string[] }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data } = useQuery(rolesQuery)
  if (roles.length === 0) return <span className="quiet">{t('account.noRole')}</span>
  // somebody may hold the same role in two streets
  return [...new Set(roles)].map(role => {
    const known = data?.roles.find(one => one.role === role)
    return <Tag key={role}>{known ? t.pick(known) : role}</Tag>
  })
}
