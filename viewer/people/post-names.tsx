import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { areasQuery, type Post, rolesQuery } from './queries.ts'

/** What somebody is, and where. */
export function PostNames({ posts }: { posts: readonly Post[] }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data: roles } = useQuery(rolesQuery)
  const { data: areas } = useQuery(areasQuery)
  if (posts.length === 0) return <span className="quiet">{t('account.noRole')}</span>
  const nameOf = (code: string): string => {
    const area = areas?.areas.find(one => one.code === code)
    return area ? t.pick(area) : code
  }
  return posts.map(({ role, areaCodes, organisationCode }) => {
    const known = roles?.roles.find(one => one.role === role)
    const where = areaCodes ? areaCodes.map(nameOf).join(' ') : t('post.whole')
    return (
      <Tag key={JSON.stringify([role, areaCodes, organisationCode])}>
        {known ? t.pick(known) : role} · {where}
      </Tag>
    )
  })
}
