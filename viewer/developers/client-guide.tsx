import { useState } from 'react'
import { DEVELOPERS_WORDS } from '../i18n/developers-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { CopyBlock } from './copy-block.tsx'
import { CLIENT_NAMES, CLIENTS, type Client, type Endpoints, snippetFor, tryAddress } from './snippets.ts'

/** One client at a time: what is done there, what is copied, and an answer to look at. */
export function ClientGuide({ endpoints }: { endpoints: Endpoints }) {
  const t = usePageWords(DEVELOPERS_WORDS)
  const [client, setClient] = useState<Client>('qgis')
  return (
    <section className="reading-section">
      <h2>{t('dev.clients')}</h2>
      <div className="client-tabs" role="tablist">
        {CLIENTS.map(one => (
          <button key={one} type="button" role="tab" aria-selected={one === client} onClick={() => setClient(one)}>
            {CLIENT_NAMES[one]}
          </button>
        ))}
      </div>
      <div role="tabpanel" className="form-grid">
        <p>{t(`client.${client}`)}</p>
        <CopyBlock text={snippetFor(client, endpoints)} link={tryAddress(endpoints, client)} />
      </div>
    </section>
  )
}
