import { useQuery } from '@tanstack/react-query'
import { Select, Switch, Table } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Failure } from '../ui/failure.tsx'
import { setLayerRight } from './people-commands.ts'
import { layerRightsQuery } from './queries.ts'

/** What anyone may read without a key, layer by layer. */
export function PublicPanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, error, isPending, refetch } = useQuery(layerRightsQuery)
  const set = (layer: string, isPublic: boolean, publicAttributes: string[] | null) =>
    setLayerRight(layer, { isPublic, publicAttributes }).then(() => void refetch())
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <section className="reading-section">
      <h2>{t('admin.public')}</h2>
      <p className="quiet">{t('public.why')}</p>
      <Table
        rowKey="layer"
        size="small"
        loading={isPending}
        dataSource={data?.layers ?? []}
        pagination={false}
        scroll={{ x: 640 }}
        columns={[
          {
            title: t('public.layer'),
            key: 'layer',
            render: (_, { titleZh, titleEn }) => t.pick({ nameZh: titleZh, nameEn: titleEn }),
          },
          {
            title: t('public.isPublic'),
            key: 'public',
            width: 100,
            render: (_, { layer, titleZh, isPublic, publicAttributes }) => (
              <Switch
                aria-label={titleZh}
                checked={isPublic}
                onChange={checked => void set(layer, checked, publicAttributes)}
              />
            ),
          },
          {
            title: t('keys.attributes'),
            key: 'attributes',
            render: (_, { layer, isPublic, publicAttributes, attributes }) => (
              <Select
                mode="multiple"
                allowClear
                disabled={!isPublic}
                style={{ width: '100%' }}
                aria-label={t('keys.attributes')}
                placeholder={t('keys.allAttributes')}
                value={publicAttributes ?? []}
                options={attributes.map(one => ({
                  value: one.name,
                  label: t.pick({ nameZh: one.titleZh, nameEn: one.titleEn }),
                }))}
                onChange={names => void set(layer, isPublic, names.length > 0 ? names : null)}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
