import type { Words } from '../i18n/use-words.ts'
import { notify } from './tool-stores.ts'

/** Shares the address through the phone's own sheet where there is one, else copies it. */
export async function shareMap(t: Words): Promise<void> {
  const url = location.href
  const canShare = matchMedia('(pointer: coarse)').matches && 'share' in navigator
  if (canShare) {
    // Closing the sheet without choosing rejects; that is an answer, not a failure.
    await navigator.share({ title: document.title, url }).catch(() => undefined)
    return
  }
  notify((await copyText(url)) ? t('share.copied') : t('share.failed'))
}

/** Whether the text is in the clipboard; browsers refuse it on pages without TLS. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

/** The way that works without TLS: an office's server often has none. */
function copyBySelection(text: string): boolean {
  const field = document.createElement('textarea')
  field.value = text
  field.style.position = 'fixed'
  field.style.opacity = '0'
  document.body.append(field)
  field.select()
  const isCopied = document.execCommand('copy')
  field.remove()
  return isCopied
}
