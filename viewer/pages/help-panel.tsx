import { useWords } from '../i18n/use-words.ts'
import { helpStore } from '../tools/tool-stores.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { HELP } from './help-keys.ts'
import './help-panel.css'

const KEY_NAMES: Record<string, string> = { Escape: 'Esc', M: 'Shift M', Backspace: '⌫', Enter: '↵', '-': '−' }

/** The list of keys, beside the map rather than over it. */
export default function HelpPanel() {
  const t = useWords()
  return (
    <section className="panel help-panel" aria-label={t('help.title')}>
      <header>
        <h2>{t('help.title')}</h2>
        <IconButton icon="close" label={t('panel.close')} shortcut="?" onClick={() => helpStore.set(() => false)} />
      </header>
      <dl>
        {HELP.map(([keys, words]) => (
          <div key={words}>
            <dt>
              {keys.map(key => (
                <kbd key={key}>{KEY_NAMES[key] ?? key}</kbd>
              ))}
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
        <div>
          <dt>
            <kbd>↑</kbd>
            <kbd>↓</kbd>
            <kbd>←</kbd>
            <kbd>→</kbd>
          </dt>
          <dd>{t('help.pan')}</dd>
        </div>
      </dl>
      <p className="quiet">{t('help.tree')}</p>
      <p className="quiet">{t('help.mouse')}</p>
      <p>
        <a href="/workbench">{t('help.workbench')}</a> · <a href="/developers">{t('help.developers')}</a> ·{' '}
        <a href="/api/docs">{t('help.api')}</a> · <a href="/account">{t('help.account')}</a>
      </p>
    </section>
  )
}
