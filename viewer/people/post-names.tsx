import { useQuery } from '@tanstack/react-query'
import { Tag } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { type Post, rolesQuery } from './queries.ts'
import { useNames } from './use-names.ts'

/** What somebody is, where, and for which unit. */
export function PostNames({ posts }: { posts: readonly Post[] }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data: roles } = useQuery(rolesQuery)
  const names = useNames()
  if (posts.length === 0) return <span className="quiet">{t('account.noRole')}</span>
  return (
    <div className="tag-list">
      {posts.map(({ role, areaCodes, organisationCode }) => {
        const known = roles?.roles.find(one => one.role === role)
        const words = [
          known ? t.pick(known) : role,
          areaCodes ? areaCodes.map(names.area).join(' ') : t('post.whole'),
          ...(organisationCode ? [names.unit(organisationCode)] : []),
        ]
        return <Tag key={JSON.stringify([role, areaCodes, organisationCode])}>{words.join(' · ')}</Tag>
      })}
    </div>
  )
}
