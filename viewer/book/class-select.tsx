import { useQuery } from '@tanstack/react-query'
import { useWords } from '../i18n/use-words.ts'
import { classesQuery } from './classes-query.ts'

/** Any minor class of the book, under its major. */
export function ClassSelect({ value, onChange }: { value: string; onChange: (code: string) => void }) {
  const t = useWords()
  const { data } = useQuery(classesQuery)
  return (
    <select aria-label={t('card.chooseClass')} value={value} onChange={event => onChange(event.target.value)}>
      {(data?.majors ?? []).map(major => (
        <optgroup key={major.code} label={t.pick(major)}>
          {major.classes.map(minor => (
            <option key={minor.code} value={minor.code}>
              {t.pick(minor)}
            </option>
          ))}
        </optgroup>
      ))}
    </select>
  )
}
