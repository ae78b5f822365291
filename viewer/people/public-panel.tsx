import { useQuery } from '@tanstack/react-query'
import { Select, Switch } from 'antd'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { Failure } from '../ui/failure.tsx'
import { ReadingTable } from '../ui/reading-table.tsx'
import { setLayerRight } from './people-commands.ts'
import { type LayerRight, layerRightsQuery } from './queries.ts'

/** What anyone may read without a key, layer by layer. */
export function PublicPanel() {
  const t = usePageWords(PEOPLE_WORDS)
  const { data, error, isPending, refetch } = useQuery(layerRightsQuery)
  const set = ({ layer, isPublic, publicAttributes }: LayerRight) =>
    setLayerRight(layer, { isPublic, publicAttributes }).then(() => void refetch())
  const nameOf = ({ titleZh, titleEn }: { titleZh: string; titleEn: string }): string =>
    t.pick({ nameZh: titleZh, nameEn: titleEn })
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return (
    <section className="reading-section">
      <h2>{t('admin.public')}</h2>
      <p className="quiet">{t('public.why')}</p>
      <ReadingTable<LayerRight>
        rows={data?.layers ?? []}
        rowKey={({ layer }) => layer}
        isLoading={isPending}
        leastPixels={640}
        columns={[
          { key: 'layer', title: t('public.layer'), cell: nameOf },
          {
            key: 'public',
            title: t('public.isPublic'),
            width: 100,
            cell: right => (
              <Switch
                aria-label={nameOf(right)}
                checked={right.isPublic}
                onChange={isPublic => void set({ ...right, isPublic })}
              />
            ),
          },
          {
            key: 'attributes',
            title: t('keys.attributes'),
            cell: right => (
              <Select
                mode="multiple"
                allowClear
                disabled={!right.isPublic}
                style={{ width: '100%' }}
                aria-label={`${nameOf(right)} ${t('keys.attributes')}`}
                placeholder={t('keys.allAttributes')}
                value={right.publicAttributes ?? []}
                options={right.attributes.map(one => ({ value: one.name, label: nameOf(one) }))}
                onChange={names => void set({ ...right, publicAttributes: names.length > 0 ? names : null })}
              />
            ),
          },
        ]}
      />
    </section>
  )
}
