import { useWords } from '../i18n/use-words.ts'
import type { Filter } from '../state/map-state.ts'
import { EXPORTS, exportAddress } from './export-address.ts'
import './export-menu.css'

/** Components as a file, in each format that other programs read: those that the filter shows. */
export function ExportMenu({ filter }: { filter: Filter }) {
  const t = useWords()
  return (
    <details className="export-menu">
      <summary className="plain-button">{t('export.title')}</summary>
      <ul>
        {EXPORTS.map(one => {
          const address = exportAddress(one, filter)
          return (
            <li key={one.label}>
              {address ? (
                <a href={address} download>
                  {one.label}
                </a>
              ) : (
                <span>{one.label}</span>
              )}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
