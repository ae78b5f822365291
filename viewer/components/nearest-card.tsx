import { useQuery } from '@tanstack/react-query'
import { geometryOf } from '../api/geometry.ts'
import { useClassEntries } from '../book/class-name.ts'
import { ClassSelect } from '../book/class-select.tsx'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { select } from '../state/map-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import { closeNearest, findNearest, type NearestSearch } from '../tools/tool-stores.ts'
import { Card } from '../ui/card.tsx'
import { Failure } from '../ui/failure.tsx'
import { formatLength } from '../ui/format.ts'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { middleOf } from './middle-of.ts'
import { type NearComponent, nearestQuery } from './queries.ts'

/** The nearest of a class from a point, ranked by distance; the same ranks stand on the map. */
export function NearestCard({ search }: { search: NearestSearch }) {
  const t = useWords()
  const { data, error, refetch } = useQuery(nearestQuery(search))
  const entry = useClassEntries().get(search.classCode)
  const name = entry ? t.pick(entry.minor) : search.classCode
  return (
    <Card
      symbol={
        entry && (
          <ClassSymbol
            majorCode={entry.major.code}
            colour={entry.major.colour}
            symbol={entry.minor.symbol ?? ''}
            size={40}
          />
        )
      }
      title={t('nearest.title', { name })}
      subtitle={t('nearest.from')}
      actions={<ClassSelect value={search.classCode} onChange={classCode => findNearest({ ...search, classCode })} />}
      onClose={closeNearest}
    >
      {error && <Failure error={error} onRetry={() => void refetch()} />}
      {!data && !error && <SkeletonLines lines={5} />}
      {data?.features.length === 0 && <p className="empty">{t('nearest.none', { name })}</p>}
      {data && <NearList components={data.features} />}
    </Card>
  )
}

function NearList({ components }: { components: readonly NearComponent[] }) {
  const t = useWords()
  const language = useLanguage()
  const map = useMapHandle()
  const open = (component: NearComponent) => {
    const [lon, lat] = middleOf(geometryOf(component.geometry))
    select({ kind: 'component', key: component.id })
    map?.flyTo({ lon, lat })
  }
  return (
    <ol className="near-list">
      {components.map((component, index) => (
        <li key={component.id}>
          <button type="button" onClick={() => open(component)}>
            <strong>{index + 1}</strong>
            <span className="near-name">
              {component.properties.location ?? component.properties.name}
              <small>{component.id}</small>
            </span>
            <span>{formatLength(component.properties.distanceMeters, language)}</span>
            <span className="visually-hidden">{t('card.zoomTo')}</span>
          </button>
        </li>
      ))}
    </ol>
  )
}
