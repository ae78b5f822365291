import { useQuery } from '@tanstack/react-query'
import { Alert, Button, DatePicker, Drawer, Input, InputNumber, Switch } from 'antd'
import { useState } from 'react'
import { answered, api } from '../api/client.ts'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { AreaSelect } from './area-select.tsx'
import { Field } from './field.tsx'
import { type KeyForm, keyBody, NEW_KEY } from './key-form.ts'
import { ManySelect } from './many-select.tsx'
import { layerRightsQuery } from './queries.ts'
import { refusalText } from './refusal-text.ts'
import type { Secret } from './secret-dialog.tsx'

/** What a new key is given: layers, attributes, area, writing, quotas, an end. */
export function KeyDrawer({ onClose }: { onClose: (secret: Secret | undefined) => void }) {
  const t = usePageWords(PEOPLE_WORDS)
  const { data } = useQuery(layerRightsQuery)
  const [form, setForm] = useState<KeyForm>(NEW_KEY)
  const [error, setError] = useState<Error>()
  const set = (change: Partial<KeyForm>) => setForm({ ...form, ...change })
  const layers = data?.layers ?? []
  const only = form.layers.length === 1 ? layers.find(({ layer }) => layer === form.layers[0]) : undefined
  const option = (value: string, nameZh: string, nameEn: string) => ({ value, label: t.pick({ nameZh, nameEn }) })
  const create = async (): Promise<Secret> => {
    const { key } = await answered(api.POST('/api/keys', { body: keyBody(form) }))
    return { text: key, why: t('keys.made') }
  }
  return (
    <Drawer open size={480} title={t('keys.add')} onClose={() => onClose(undefined)}>
      <div className="form-grid">
        <Field label={t('keys.name')}>
          {id => (
            <Input
              id={id}
              value={form.name}
              placeholder={t('keys.nameHint')}
              onChange={event => set({ name: event.target.value })}
            />
          )}
        </Field>
        <ManySelect
          label={t('keys.layers')}
          whenNone={t('keys.allLayers')}
          value={form.layers}
          options={layers.map(({ layer, titleZh, titleEn }) => option(layer, titleZh, titleEn))}
          onChange={chosen => set({ layers: chosen ?? [], attributes: [] })}
        />
        {only && (
          <ManySelect
            label={t('keys.attributes')}
            whenNone={t('keys.allAttributes')}
            value={form.attributes}
            options={only.attributes.map(({ name, titleZh, titleEn }) => option(name, titleZh, titleEn))}
            onChange={chosen => set({ attributes: chosen ?? [] })}
          />
        )}
        <AreaSelect value={form.areaCodes} onChange={areaCodes => set({ areaCodes })} />
        <Field label={t('keys.write')}>
          {id => <Switch id={id} checked={form.canWrite} onChange={canWrite => set({ canWrite })} />}
        </Field>
        <div className="two-fields">
          <QuotaField label={t('keys.perMinute')} value={form.perMinute} onChange={perMinute => set({ perMinute })} />
          <QuotaField label={t('keys.perDay')} value={form.perDay} onChange={perDay => set({ perDay })} />
        </div>
        <Field label={t('keys.expires')}>
          {id => (
            <DatePicker
              id={id}
              placeholder={t('keys.forever')}
              onChange={day => set({ until: day?.endOf('day').toISOString() ?? null })}
            />
          )}
        </Field>
        {error && <Alert type="error" title={refusalText(t, error)} />}
        <Button type="primary" disabled={!form.name.trim()} onClick={() => void create().then(onClose, setError)}>
          {t('keys.create')}
        </Button>
      </div>
    </Drawer>
  )
}

interface QuotaFieldProps {
  readonly label: string
  readonly value: number | null
  readonly onChange: (requests: number | null) => void
}

function QuotaField({ label, value, onChange }: QuotaFieldProps) {
  const t = usePageWords(PEOPLE_WORDS)
  return (
    <Field label={label}>
      {id => (
        <InputNumber
          id={id}
          min={1}
          style={{ width: '100%' }}
          placeholder={t('keys.unlimited')}
          value={value}
          onChange={onChange}
        />
      )}
    </Field>
  )
}
