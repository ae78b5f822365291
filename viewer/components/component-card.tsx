import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { geometryOf } from '../api/geometry.ts'
import { useClassEntries } from '../book/class-name.ts'
import { useWords } from '../i18n/use-words.ts'
import { useMapHandle } from '../map/map-handle.ts'
import { select } from '../state/map-store.ts'
import { ClassSymbol, StateMark } from '../symbols/symbol.tsx'
import { findNearest } from '../tools/tool-stores.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Copyable } from '../ui/copyable.tsx'
import { Failure } from '../ui/failure.tsx'
import { SkeletonLines } from '../ui/skeleton.tsx'
import { AttributeSection, PlaceSection, ResponsibilitySection } from './component-sections.tsx'
import { middleOf } from './middle-of.ts'
import { type ComponentLife, componentQuery } from './queries.ts'
import { VersionSection } from './version-section.tsx'

const close = () => select(undefined)

interface ComponentCardProps {
  readonly code: string
  /** What other parts of the page know of the component. */
  readonly more?: (component: ComponentLife) => ReactNode
}

/** A component with every attribute, who looks after it and why, and what became of it. */
export function ComponentCard({ code, more }: ComponentCardProps) {
  const t = useWords()
  const { data, error, refetch } = useQuery(componentQuery(code))
  if (error)
    return (
      <Card title={code} onClose={close}>
        <Failure error={error} onRetry={() => void refetch()} />
      </Card>
    )
  if (!data)
    return (
      <Card title={code} subtitle={t('loading')} onClose={close}>
        <SkeletonLines lines={9} />
      </Card>
    )
  return <LoadedCard component={data} more={more} />
}

function LoadedCard({ component, more }: { component: ComponentLife; more: ComponentCardProps['more'] }) {
  const t = useWords()
  const { properties } = component
  return (
    <Card
      symbol={<CardSymbol component={component} />}
      title={t.pick(component.class)}
      subtitle={
        <>
          <Copyable text={properties.code} />
          <span className="tag">
            <StateMark state={properties.state} />
            {properties.retiredAt ? t('card.version.retired') : t(`state.${properties.state}`)}
          </span>
        </>
      }
      actions={<Actions component={component} />}
      onClose={close}
    >
      {more?.(component)}
      <PlaceSection component={component} />
      <ResponsibilitySection component={component} />
      <AttributeSection component={component} />
      <VersionSection versions={component.versions} />
    </Card>
  )
}

function CardSymbol({ component: { properties } }: { component: ComponentLife }) {
  const entry = useClassEntries().get(properties.classCode)
  return (
    entry && (
      <ClassSymbol
        majorCode={entry.major.code}
        colour={entry.major.colour}
        symbol={entry.minor.symbol ?? ''}
        size={40}
      />
    )
  )
}

/** Where single things are looked at. */
const THING_ZOOM = 19

function Actions({ component }: { component: ComponentLife }) {
  const t = useWords()
  const map = useMapHandle()
  const [lon, lat] = middleOf(geometryOf(component.geometry))
  return (
    <>
      <Button onClick={() => map?.flyTo({ lon, lat, zoom: THING_ZOOM })}>{t('card.zoomTo')}</Button>
      <Button onClick={() => findNearest({ lon, lat, classCode: component.class.code })}>{t('card.nearby')}</Button>
      <Button onClick={() => select({ kind: 'point', lon, lat })}>{t('menu.what')}</Button>
    </>
  )
}
