import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icons.tsx'

/** The way to the pages beside the map: for programs of other bureaus, and for whoever signs in. */
export function PageLinks() {
  const t = useWords()
  return (
    <div className="panel tool-group">
      <a className="icon-button" href="/developers" title={t('help.developers')} aria-label={t('help.developers')}>
        <Icon name="plug" />
      </a>
      <a className="icon-button" href="/account" title={t('help.account')} aria-label={t('help.account')}>
        <Icon name="person" />
      </a>
    </div>
  )
}
