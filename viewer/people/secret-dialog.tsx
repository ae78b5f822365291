import { Alert, Button, Modal } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { copyText } from '../tools/share.ts'
import { notify } from '../tools/tool-stores.ts'

export interface Secret {
  text: string
  /** What is to be done with it. */
  why: string
}

/** Shows a password or key the only time that it can be seen. */
export function SecretDialog({ secret, onClose }: { secret: Secret; onClose: () => void }) {
  const t = usePageWords(PEOPLE_WORDS)
  const copy = async () => notify((await copyText(secret.text)) ? t('word.copied') : t('share.failed'))
  return (
    <Modal
      open
      title={t('people.once')}
      onCancel={onClose}
      mask={{ closable: false }}
      footer={[
        <Button key="copy" type="primary" onClick={() => void copy()}>
          {t('word.copy')}
        </Button>,
        <Button key="close" onClick={onClose}>
          {t('word.close')}
        </Button>,
      ]}
    >
      <div className="form-grid">
        <Alert type="warning" title={secret.why} />
        <div className="secret" style={{ whiteSpace: 'pre-line' }}>
          {secret.text}
        </div>
      </div>
    </Modal>
  )
}
