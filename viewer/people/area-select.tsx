import { useQuery } from '@tanstack/react-query'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { ManySelect } from './many-select.tsx'
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
    <ManySelect
      label={t('post.areas')}
      whenNone={t('post.whole')}
      isLoading={isPending}
      value={value}
      options={(data?.areas ?? []).map(area => ({ value: area.code, label: `${t.pick(area)} ${area.code}` }))}
      onChange={onChange}
    />
  )
}
