import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { ExportMenu } from '../exchange/export-menu.tsx'
import { useWords } from '../i18n/use-words.ts'
import { organisationsQuery } from '../organisations/queries.ts'
import { COMPONENT_STATES, type ComponentState } from '../state/map-state.ts'
import { changeFilter, useMapState } from '../state/map-store.ts'
import { StateMark } from '../symbols/symbol.tsx'
import { Failure } from '../ui/failure.tsx'
import './panels.css'

/** Narrows what the map shows by state and by the unit that maintains it. */
export function FilterPanel() {
  const t = useWords()
  const unitId = useId()
  const filter = useMapState(state => state.filter)
  const { states, unit } = filter
  const { data, error, refetch } = useQuery(organisationsQuery)
  const toggle = (state: ComponentState) =>
    changeFilter({ states: COMPONENT_STATES.filter(other => (other === state) !== states.includes(other)) })
  return (
    <div className="filters">
      <fieldset>
        <legend>{t('filter.state')}</legend>
        {COMPONENT_STATES.map(state => (
          <button
            key={state}
            type="button"
            className="chip"
            aria-pressed={states.includes(state)}
            onClick={() => toggle(state)}
          >
            <StateMark state={state} />
            {t(`state.${state}`)}
          </button>
        ))}
      </fieldset>
      <div className="field">
        <label htmlFor={unitId}>{t('filter.unit')}</label>
        {error ? (
          <Failure error={error} onRetry={() => void refetch()} />
        ) : (
          <select
            id={unitId}
            value={unit ?? ''}
            disabled={!data}
            onChange={event => changeFilter({ unit: event.target.value || undefined })}
          >
            <option value="">{t('filter.anyUnit')}</option>
            {(data?.organisations ?? []).map(organisation => (
              <option key={organisation.code} value={organisation.code}>
                {t.pick(organisation)}
              </option>
            ))}
          </select>
        )}
      </div>
      <button
        type="button"
        className="plain-button"
        disabled={states.length === 0 && !unit}
        onClick={() => changeFilter({ states: [], unit: undefined })}
      >
        {t('filter.clear')}
      </button>
      <ExportMenu filter={filter} />
    </div>
  )
}
