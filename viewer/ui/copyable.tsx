import { useWords } from '../i18n/use-words.ts'
import { copyText } from '../tools/share.ts'
import { notify } from '../tools/tool-stores.ts'
import { IconButton } from './icon-button.tsx'

/** A code that people carry elsewhere. */
export function Copyable({ text }: { text: string }) {
  const t = useWords()
  const copy = async () => notify((await copyText(text)) ? t('card.copied') : t('share.failed'))
  return (
    <span className="tag">
      {text}
      <IconButton small icon="copy" label={t('card.copyCode')} onClick={() => void copy()} />
    </span>
  )
}
