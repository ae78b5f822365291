import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

const readClasses = () => answered(api.GET('/api/classes', { params: { query: { kind: 'component' } } }))

/** The class book with the number of components in each class. */
export const classesQuery = queryOptions({
  queryKey: ['classes'],
  queryFn: readClasses,
  staleTime: Number.POSITIVE_INFINITY,
})

export type Classes = Awaited<ReturnType<typeof readClasses>>
export type Major = Classes['majors'][number]
export type MinorClass = Major['classes'][number]
