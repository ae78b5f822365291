import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { Feature, Geometry } from 'geojson'
import { useMemo } from 'react'
import { geometryOf } from '../api/geometry.ts'
import type { Mark } from '../map/selection-layers.ts'
import { useStore } from '../state/use-store.ts'
import { differencesQuery, findingsQuery, importQuery } from './queries.ts'
import { workbenchStore } from './workbench-store.ts'

const NO_BATCH = { id: 0, state: 'reading' as const }

/** Findings of the open import that lie somewhere, and the one finding or difference that is marked. */
export function useBatchFeatures(): { findings: readonly Feature[]; marks: readonly Mark[] } {
  const { importId, tab, selected } = useStore(workbenchStore, state => state)
  const { data: batch } = useQuery({ ...importQuery(importId ?? 0), enabled: importId !== undefined })
  const hasRows = batch?.report.counts !== undefined
  const { data: found } = useQuery({ ...findingsQuery(batch ?? NO_BATCH), enabled: hasRows })
  const { data: changed } = useInfiniteQuery({
    ...differencesQuery(batch ?? NO_BATCH),
    enabled: hasRows && tab === 'differences',
  })

  const findings = useMemo(
    () =>
      (importId ? (found?.features ?? []) : []).flatMap(({ id, geometry, properties: { severity } }): Feature[] =>
        geometry ? [{ type: 'Feature', id, geometry: geometryOf(geometry), properties: { severity } }] : [],
      ),
    [importId, found],
  )
  const marks = useMemo((): Mark[] => {
    if (!selected) return []
    if (tab === 'findings')
      return findings.filter(({ id }) => String(id) === selected).map(({ geometry }) => asMark(geometry))
    const difference = changed?.pages.flatMap(page => page.differences).find(({ key }) => key === selected)
    const geometry = difference?.geometry
    return [geometry?.before, geometry?.after].flatMap(shape => (shape ? [asMark(geometryOf(shape))] : []))
  }, [selected, tab, findings, changed])
  return { findings, marks }
}

/** A marked point is a pin; a line or an area is drawn along its edge. */
const asMark = (geometry: Geometry): Mark => ({
  type: 'Feature',
  geometry,
  properties: { role: geometry.type === 'Point' ? 'pin' : 'selected' },
})
