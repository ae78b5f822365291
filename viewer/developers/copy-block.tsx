import { DEVELOPERS_WORDS } from '../i18n/developers-words.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { copyText } from '../tools/share.ts'
import { notify } from '../tools/tool-stores.ts'
import { IconButton } from '../ui/icon-button.tsx'

const COPY_WORDS = { ...DEVELOPERS_WORDS, ...PEOPLE_WORDS }

/** Text to be carried into another program, and a link to try what it leads to. */
export function CopyBlock({ text, link }: { text: string; link: string }) {
  const t = usePageWords(COPY_WORDS)
  const copy = async () => notify((await copyText(text)) ? t('word.copied') : t('share.failed'))
  return (
    <div className="copy-block">
      <pre>{text}</pre>
      <div className="copy-tools">
        <IconButton icon="copy" label={t('word.copy')} onClick={() => void copy()} />
        <a href={link} target="_blank" rel="noreferrer">
          {t('dev.try')}
        </a>
      </div>
    </div>
  )
}
