import type { ReactNode } from 'react'
import { languageStore, switchLanguage } from '../i18n/language.ts'
import { translate } from '../i18n/translate.ts'
import { useWords } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { APPEARANCES, chooseAppearance, useAppearance } from '../ui/theme-store.ts'

const APPEARANCE_ICONS = { system: 'system', light: 'sun', dark: 'moon' } as const

/** Theme and language: what the reader chooses for every page. */
export function ReaderTools({ children }: { children?: ReactNode }) {
  const t = useWords()
  const appearance = useAppearance()
  const language = useStore(languageStore, value => value)
  const next = APPEARANCES[(APPEARANCES.indexOf(appearance) + 1) % APPEARANCES.length]!
  return (
    <div className="panel tool-group reader-tools">
      <IconButton
        icon={APPEARANCE_ICONS[appearance]}
        label={t(`appearance.${appearance}`)}
        shortcut="t"
        onClick={() => chooseAppearance(next)}
      />
      <button
        type="button"
        className="icon-button language"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        aria-keyshortcuts="e"
        title={`${translate(language, 'tool.language')} (e)`}
        onClick={switchLanguage}
      >
        {translate(language, 'tool.languageShort')}
      </button>
      {children}
    </div>
  )
}
