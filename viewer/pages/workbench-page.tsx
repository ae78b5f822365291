import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { sessionStore, signOut } from '../api/session.ts'
import { cityQuery } from '../book/city-query.ts'
import { ExportMenu } from '../exchange/export-menu.tsx'
import { ImportList } from '../exchange/import-list.tsx'
import { ImportPanel } from '../exchange/import-panel.tsx'
import { SignIn } from '../exchange/sign-in.tsx'
import { UploadForm } from '../exchange/upload-form.tsx'
import { followWorkbenchAddress, workbenchStore } from '../exchange/workbench-store.ts'
import { useWords } from '../i18n/use-words.ts'
import { useLiveUpdates } from '../live/use-live-updates.ts'
import { signOutOfSession } from '../people/people-commands.ts'
import { useWho } from '../people/who.ts'
import { NO_FILTER } from '../state/map-state.ts'
import { useStore } from '../state/use-store.ts'
import { Notice } from '../tools/notice.tsx'
import { ReaderTools } from '../tools/reader-tools.tsx'
import { AntdProvider } from '../ui/antd-provider.tsx'
import { ProofsPanel } from './proofs-panel.tsx'
import { WorkbenchMap } from './workbench-map.tsx'
import '../exchange/exchange.css'
import '../ui/parts.css'
import './workbench.css'

/** Where deliveries come in: uploads, their reports and findings beside the map, publishing and withdrawing. */
export default function WorkbenchPage() {
  const t = useWords()
  const key = useStore(sessionStore, value => value)
  const isPerson = useWho()?.kind === 'person'
  useEffect(followWorkbenchAddress, [])
  useEffect(() => {
    document.title = `${t('workbench.title')} · ${t('page.product')}`
  }, [t])
  return (
    <main className="workbench">
      <WorkbenchHead leave={key ? signOut : isPerson ? () => void signOutOfSession() : undefined} />
      <Notice />
      <AntdProvider>{key || isPerson ? <Bench /> : <SignIn />}</AntdProvider>
    </main>
  )
}

function WorkbenchHead({ leave }: { leave: (() => void) | undefined }) {
  const t = useWords()
  const { data: city } = useQuery(cityQuery)
  return (
    <header className="workbench-head">
      <a href="/" title={t('workbench.map')}>
        <img src="/icon.svg" width={26} height={26} alt={t('workbench.map')} />
      </a>
      <h1>
        {city ? t.pick(city) : ''} {t('workbench.title')}
      </h1>
      <ExportMenu filter={NO_FILTER} />
      <ReaderTools />
      {leave && (
        <button type="button" className="plain-button" onClick={leave}>
          {t('signIn.out')}
        </button>
      )}
    </header>
  )
}

function Bench() {
  const t = useWords()
  const importId = useStore(workbenchStore, state => state.importId)
  const [isUploading, setIsUploading] = useState(false)
  useLiveUpdates()
  return (
    <div className="bench">
      <nav className="bench-list" aria-label={t('imports.title')}>
        <div className="bench-list-head">
          <h2>{t('imports.title')}</h2>
          <button type="button" className="plain-button" onClick={() => setIsUploading(true)}>
            {t('imports.new')}
          </button>
        </div>
        {isUploading ? <UploadForm onClose={() => setIsUploading(false)} /> : <ImportList />}
      </nav>
      <WorkbenchMap />
      <section className="bench-panel">
        {importId ? <ImportPanel key={importId} id={importId} /> : <ProofsPanel />}
      </section>
    </div>
  )
}
