import { useQuery } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { organisationsQuery } from '../organisations/queries.ts'
import { AreaSelect } from './area-select.tsx'
import { Field } from './field.tsx'
import { type Post, rolesQuery } from './queries.ts'

interface PostRowProps {
  readonly post: Post
  /** Undefined takes the post away. */
  readonly onChange: (post: Post | undefined) => void
}

/** A role, where it holds and the unit that it belongs to. */
export function PostRow({ post, onChange }: PostRowProps) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data: roles } = useQuery(rolesQuery)
  const { data: units } = useQuery(organisationsQuery)
  return (
    <div className="post-row">
      <Field label={t('post.role')}>
        {id => (
          <Select
            id={id}
            value={post.role}
            options={(roles?.roles ?? []).map(role => ({ value: role.role, label: t.pick(role) }))}
            onChange={role => onChange({ ...post, role })}
          />
        )}
      </Field>
      <Field label={t('post.unit')}>
        {id => (
          <Select
            id={id}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={t('post.unitHint')}
            value={post.organisationCode}
            options={(units?.organisations ?? []).map(unit => ({ value: unit.code, label: t.pick(unit) }))}
            onChange={code => onChange({ ...post, organisationCode: code ?? null })}
          />
        )}
      </Field>
      <AreaSelect value={post.areaCodes} onChange={areaCodes => onChange({ ...post, areaCodes })} />
      <Button danger onClick={() => onChange(undefined)}>
        {t('post.remove')}
      </Button>
    </div>
  )
}
