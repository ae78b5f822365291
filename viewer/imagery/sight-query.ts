import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'
import type { Sight } from './sight-store.ts'

const readMeasurement = (sights: readonly Sight[]) =>
  answered(
    api.POST('/api/imagery/measurements', {
      body: { marks: sights.map(({ picture, foot, top }) => ({ picture, foot, ...(top && { top }) })) },
    }),
  )

/** Where the marked thing is, as far as the marks tell. */
export const sightQuery = (sights: readonly Sight[]) =>
  queryOptions({
    queryKey: ['measurement', sights],
    queryFn: () => readMeasurement(sights),
    enabled: sights.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  })

export type Measurement = Awaited<ReturnType<typeof readMeasurement>>
