import type { MouseEvent } from 'react'
import { saveFile } from '../api/save-file.ts'
import { sessionStore } from '../api/session.ts'
import { useWords } from '../i18n/use-words.ts'
import type { Filter } from '../state/map-state.ts'
import { useStore } from '../state/use-store.ts'
import { notify } from '../tools/tool-stores.ts'
import { problemText } from '../ui/problem-text.ts'
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
              {address ? <Download address={address} label={one.label} /> : <span>{one.label}</span>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}

/** A link, which the browser follows with the cookie of a session; with a key in this tab the page asks itself. */
function Download({ address, label }: { address: string; label: string }) {
  const t = useWords()
  const hasKey = useStore(sessionStore, key => key !== undefined)
  const save = (event: MouseEvent) => {
    if (!hasKey) return
    event.preventDefault()
    notify(t('export.preparing'))
    saveFile(address).catch(error => notify(problemText(t, error)))
  }
  return (
    <a href={address} download onClick={save}>
      {label}
    </a>
  )
}
