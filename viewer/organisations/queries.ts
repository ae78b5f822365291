import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

/** Every organisation in force, as a tree in order. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => answered(api.GET('/api/organisations')),
})

const readResponsibility = () => answered(api.GET('/api/responsibility/report'))

export type ResponsibilityFinding = Awaited<ReturnType<typeof readResponsibility>>['findings'][number]

/** Has every class exactly one unit in every grid today? */
export const responsibilityReportQuery = queryOptions({
  queryKey: ['responsibility-report'],
  queryFn: readResponsibility,
})
