import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { areasQuery } from './queries.ts'

interface AreaSelectProps {
  /** Null for the whole city. */
  readonly value: readonly string[] | null
  readonly onChange: (codes: string[] | null) => void
}

/** Districts, streets, communities and management areas by name or code. */
export function AreaSelect({ value, onChange }: AreaSelectProps) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, isPending } = useQuery(areasQuery)
  return (
    <Select
      mode="multiple"
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={isPending}
      aria-label={t('post.areas')}
      placeholder={`${t('post.areas')} · ${t('post.areasHint')}`}
      value={value ? [...value] : []}
      options={(data?.areas ?? []).map(area => ({ value: area.code, label: `${t.pick(area)} ${area.code}` }))}
      onChange={codes => onChange(codes.length > 0 ? codes : null)}
    />
  )
}
