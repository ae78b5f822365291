import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useClassEntries } from '../book/class-name.ts'
import { PICTURE_WORDS } from '../i18n/picture-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { useStore } from '../state/use-store.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/failure.tsx'
import { type Corrected, correct, takeBack } from './correction-commands.ts'
import { draftStore } from './correction-store.ts'
import type { Picture, SeenComponent } from './queries.ts'

/** “It is here”: what is to be done, what was changed by it, and the way back. */
export function CorrectionBar({ picture, selected }: { picture: Picture; selected: SeenComponent | undefined }) {
  const t = usePageWords(PICTURE_WORDS)
  const draft = useStore(draftStore, value => (value?.picture === picture.id ? value : undefined))
  const sending = useMutation({ mutationFn: correct.bind(null, selected?.code ?? ''), onSuccess: clearDraft })
  const undoing = useMutation({ mutationFn: takeBack, onSuccess: sending.reset })
  const entry = useClassEntries().get(selected?.classCode ?? '')
  useEffect(() => clearDraft, [])
  const error = sending.error ?? undoing.error
  const done = sending.data
  return (
    <div className="picture-task" role="status">
      {error && <Failure error={error} />}
      {done ? (
        <>
          <Change corrected={done} title={picture.title} />
          <Button onClick={() => undoing.mutate(done.correction)}>{t('correct.undo')}</Button>
          <Button onClick={sending.reset}>{t('correct.another')}</Button>
        </>
      ) : (
        <>
          <span>
            {selected && entry
              ? t('correct.point', { name: t.pick(entry.minor), code: selected.code })
              : t('correct.select')}
          </span>
          {selected && draft && <Button onClick={() => sending.mutate(draft)}>{t('correct.send')}</Button>}
          {undoing.isSuccess && <span className="quiet">{t('correct.undone')}</span>}
        </>
      )}
    </div>
  )
}

const clearDraft = () => draftStore.set(() => undefined)

/** What one correction did to a whole sequence. */
function Change({
  corrected: { pictures, corrections, before, ...now },
  title,
}: {
  corrected: Corrected
  title: string
}) {
  const t = usePageWords(PICTURE_WORDS)
  const signed = (value: number, decimals: number) => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(decimals)}`
  return (
    <span>
      {t('correct.changed', {
        title,
        pictures,
        corrections,
        before: signed(before.headingOffset, 1),
        after: signed(now.headingOffset, 1),
        east: signed(now.eastOffsetMeters, 1),
        north: signed(now.northOffsetMeters, 1),
      })}
    </span>
  )
}
