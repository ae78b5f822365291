import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { geometryOf } from '../api/geometry.ts'
import { useClassEntries } from '../book/class-name.ts'
import { componentQuery, nearestQuery } from '../components/queries.ts'
import { areaQuery, gridQuery } from '../grids/queries.ts'
import type { Mark, MarkProperties } from '../map/selection-layers.ts'
import type { Selection } from '../state/map-state.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { badgeId } from '../symbols/badge-id.ts'
import { nearestStore } from '../tools/tool-stores.ts'

const mark = (geometry: GeoJSON.Geometry, properties: MarkProperties): Mark => ({
  type: 'Feature',
  geometry,
  properties,
})

const pin = (lon: number, lat: number, label?: string): Mark =>
  mark({ type: 'Point', coordinates: [lon, lat] }, { role: 'pin', ...(label && { label }) })

/** What is marked on the map: the selected thing, and the nearest that were searched for with their ranks. */
export function useMarks(): readonly Mark[] {
  const selected = useSelectedMarks()
  const nearest = useNearestMarks()
  return useMemo(() => [...nearest, ...selected], [nearest, selected])
}

/** The key of a selection if it is of a kind, for a query that waits otherwise. */
const keyOf = (selection: Selection | undefined, kind: 'component' | 'grid' | 'area'): string =>
  selection?.kind === kind ? selection.key : ''

function useSelectedMarks(): readonly Mark[] {
  const badge = useBadgeOf()
  const selection = useMapState(state => state.selection)
  const [componentCode, gridCode, areaCode] = [
    keyOf(selection, 'component'),
    keyOf(selection, 'grid'),
    keyOf(selection, 'area'),
  ]
  const { data: component } = useQuery({ ...componentQuery(componentCode), enabled: componentCode !== '' })
  const { data: grid } = useQuery({ ...gridQuery(gridCode), enabled: gridCode !== '' })
  const { data: area } = useQuery({ ...areaQuery(areaCode), enabled: areaCode !== '' })
  return useMemo(() => {
    if (selection?.kind === 'point') return [pin(selection.lon, selection.lat, selection.label)]
    if (selection?.kind === 'component' && component)
      return [mark(geometryOf(component.geometry), { role: 'selected', ...badge(component.class.code) })]
    const outline = selection?.kind === 'grid' ? grid : selection?.kind === 'area' ? area : undefined
    return outline ? [mark(geometryOf(outline.geometry), { role: 'selected' })] : []
  }, [selection, component, grid, area, badge])
}

function useNearestMarks(): readonly Mark[] {
  const badge = useBadgeOf()
  const search = useStore(nearestStore, value => value)
  const { data } = useQuery({
    ...nearestQuery(search ?? { lon: 0, lat: 0, classCode: '' }),
    enabled: search !== undefined,
  })
  return useMemo(() => {
    if (!search) return []
    const found = (data?.features ?? []).map((feature, index) =>
      mark(geometryOf(feature.geometry), {
        role: 'found',
        label: String(index + 1),
        ...badge(feature.properties.classCode),
      }),
    )
    return [...found, pin(search.lon, search.lat)]
  }, [search, data, badge])
}

/** Major and sprite image of a class code; nothing until the book has arrived. */
function useBadgeOf(): (classCode: string) => Pick<MarkProperties, 'majorCode' | 'image'> {
  const entries = useClassEntries()
  return useMemo(
    () => classCode => {
      const entry = entries.get(classCode)
      if (!entry) return {}
      const { code: majorCode, colour } = entry.major
      return { majorCode, image: badgeId({ majorCode, colour, symbol: entry.minor.symbol ?? 'generic' }) }
    },
    [entries],
  )
}
