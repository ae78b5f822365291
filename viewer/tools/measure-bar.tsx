import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { formatArea, formatLength } from '../ui/format.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { measured } from './measure.ts'
import { beginMeasuring, measureStore, stopMeasuring, undoMeasurePoint } from './tool-stores.ts'

/** What is being measured, while something is. */
export function MeasureBar() {
  const t = useWords()
  const language = useLanguage()
  const measuring = useStore(measureStore, value => value)
  if (!measuring) return null
  const { meters, squareMeters } = measured(measuring)
  const isEmpty = measuring.points.length === 0
  const hint = measuring.isDone ? t('measure.done') : t(isEmpty ? 'measure.start' : 'measure.next')
  return (
    <output className="panel measure-bar">
      <div>
        {squareMeters !== undefined && <Figure label={t('measure.area')} value={formatArea(squareMeters, language)} />}
        {!isEmpty && (
          <Figure
            label={t(squareMeters === undefined ? 'measure.distance' : 'measure.perimeter')}
            value={formatLength(meters, language)}
          />
        )}
        <p className="quiet">
          {hint} · {t('measure.method')}
        </p>
      </div>
      <IconButton
        icon="undo"
        label={t('measure.undo')}
        shortcut="Backspace"
        disabled={isEmpty}
        onClick={undoMeasurePoint}
      />
      <IconButton
        icon="ruler"
        label={t('measure.clear')}
        disabled={isEmpty}
        onClick={() => beginMeasuring(measuring.mode)}
      />
      <IconButton icon="close" label={t('measure.close')} shortcut="Escape" onClick={stopMeasuring} />
    </output>
  )
}

const Figure = ({ label, value }: { label: string; value: string }) => (
  <span className="measure-figure">
    <span className="quiet">{label}</span> <strong>{value}</strong>
  </span>
)
