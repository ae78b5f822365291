import { useQuery } from '@tanstack/react-query'
import { useWords } from '../i18n/use-words.ts'
import { notify } from '../tools/tool-stores.ts'
import { Button } from '../ui/button.tsx'
import { openBest } from './look-at-place.ts'
import { lookAtQuery } from './queries.ts'

/** Opens the picture that shows a component best, turned towards it. */
export function LookAtButton({ code }: { code: string }) {
  const t = useWords()
  const { data } = useQuery(lookAtQuery(code))
  const open = () => {
    if (data && !openBest(data.views, code)) notify(t('imagery.none'))
  }
  return <Button onClick={open}>{t('imagery.button')}</Button>
}
