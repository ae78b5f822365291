import { useQuery } from '@tanstack/react-query'
import { Alert, Button, Checkbox, Input, Progress, Select, Upload } from 'antd'
import { useState } from 'react'
import { queryClient } from '../api/query-client.ts'
import { useWords } from '../i18n/use-words.ts'
import { Icon } from '../ui/icons.tsx'
import { problemText } from '../ui/problem-text.ts'
import { uploadDelivery } from './import-commands.ts'
import { datasetsQuery, importsQuery } from './queries.ts'
import { openImport } from './workbench-store.ts'

/** Sends a delivery to be read and checked. Nothing is published by it. */
export function UploadForm({ onClose }: { onClose: () => void }) {
  const t = useWords()
  const { data } = useQuery(datasetsQuery)
  const [dataset, setDataset] = useState('components')
  const [files, setFiles] = useState<readonly File[]>([])
  const [statements, setStatements] = useState<Record<string, unknown>>({})
  const [share, setShare] = useState<number>()
  const [error, setError] = useState<Error>()
  const state = (name: string, value: unknown) =>
    setStatements(({ [name]: _before, ...rest }) => (value ? { ...rest, [name]: value } : rest))
  const send = async () => {
    setError(undefined)
    setShare(0)
    try {
      const id = await uploadDelivery({ dataset, files, options: statements }, setShare)
      await queryClient.invalidateQueries({ queryKey: importsQuery.queryKey })
      openImport(id)
      onClose()
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)))
      setShare(undefined)
    }
  }
  return (
    <section className="upload-form">
      <h2>{t('upload.title')}</h2>
      <Select
        aria-label={t('upload.dataset')}
        value={dataset}
        onChange={setDataset}
        options={(data?.datasets ?? []).map(set => ({ value: set.id, label: t.pick(set) }))}
      />
      <FilePicker files={files} onChange={setFiles} />
      <p className="quiet">{t('upload.more')}</p>
      <Input
        aria-label={t('upload.crs')}
        addonBefore={t('upload.crs')}
        placeholder={t('upload.crsHint')}
        onChange={event => state('crs', event.target.value.trim())}
      />
      <Input
        aria-label={t('upload.encoding')}
        addonBefore={t('upload.encoding')}
        placeholder={t('upload.encodingHint')}
        onChange={event => state('encoding', event.target.value.trim())}
      />
      <Checkbox onChange={event => state('complete', event.target.checked && [{}])}>{t('upload.complete')}</Checkbox>
      {error && <Alert type="error" title={problemText(t, error)} />}
      {share !== undefined && (
        <Progress
          percent={Math.round(share * 100)}
          aria-label={t('upload.sending', { percent: Math.round(share * 100) })}
        />
      )}
      <div className="upload-actions">
        <Button type="primary" disabled={files.length === 0} loading={share !== undefined} onClick={() => void send()}>
          {t('upload.send')}
        </Button>
        <Button onClick={onClose}>{t('upload.cancel')}</Button>
      </div>
    </section>
  )
}

function FilePicker({ files, onChange }: { files: readonly File[]; onChange: (files: readonly File[]) => void }) {
  const t = useWords()
  // Each file of a choice is reported by itself, with the whole choice beside it.
  const take = (_file: File, chosen: readonly File[]) => {
    const names = new Set(chosen.map(file => file.name))
    onChange([...files.filter(file => !names.has(file.name)), ...chosen])
    return false
  }
  return (
    <>
      <Upload.Dragger multiple beforeUpload={take} showUploadList={false}>
        <span className="upload-drop">
          <Icon name="plus" size={24} />
          {t('upload.drop')}
          <small>{t('upload.formats')}</small>
        </span>
      </Upload.Dragger>
      <Upload directory beforeUpload={take} showUploadList={false}>
        <Button>{t('upload.folder')}</Button>
      </Upload>
      <ul className="upload-files" aria-label={t('upload.files')}>
        {files.map(file => (
          <li key={file.name}>
            {file.name}
            <Button
              size="small"
              type="text"
              aria-label={`${t('panel.close')} ${file.name}`}
              onClick={() => onChange(files.filter(other => other !== file))}
            >
              <Icon name="close" size={14} />
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
