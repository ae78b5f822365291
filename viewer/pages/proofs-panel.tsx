import { TilingProof } from '../grids/tiling-proof.tsx'
import { useWords } from '../i18n/use-words.ts'
import { ResponsibilityProof } from '../organisations/responsibility-proof.tsx'

/** What holds for the whole register or is broken in it, whatever was imported last. */
export function ProofsPanel() {
  const t = useWords()
  return (
    <article className="import-panel">
      <header className="import-title">
        <div>
          <h2>{t('proofs.title')}</h2>
          <p className="quiet">{t('proofs.hint')}</p>
        </div>
      </header>
      <TilingProof />
      <ResponsibilityProof />
    </article>
  )
}
