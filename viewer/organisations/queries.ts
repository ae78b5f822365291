import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

/** Every organisation in force, as a tree in order. */
export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: () => answered(api.GET('/api/organisations')),
})
