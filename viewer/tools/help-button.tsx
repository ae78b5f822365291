import { useWords } from '../i18n/use-words.ts'
import { useStore } from '../state/use-store.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { helpStore } from './tool-stores.ts'

/** Opens and closes the list of keys. */
export function HelpButton() {
  const t = useWords()
  const isOpen = useStore(helpStore, value => value)
  return (
    <IconButton
      icon="keyboard"
      label={t('tool.help')}
      shortcut="?"
      pressed={isOpen}
      onClick={() => helpStore.set(() => !isOpen)}
    />
  )
}
