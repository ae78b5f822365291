import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

export const rolesQuery = queryOptions({ queryKey: ['roles'], queryFn: () => answered(api.GET('/api/roles')) })

export const peopleQuery = queryOptions({ queryKey: ['people'], queryFn: () => answered(api.GET('/api/people')) })

export const keysQuery = queryOptions({ queryKey: ['keys'], queryFn: () => answered(api.GET('/api/keys')) })

export const layerRightsQuery = queryOptions({
  queryKey: ['layer-rights'],
  queryFn: () => answered(api.GET('/api/layer-rights')),
})

export const sessionsQuery = queryOptions({
  queryKey: ['sessions'],
  queryFn: () => answered(api.GET('/api/session/all')),
})

export const areasQuery = queryOptions({
  queryKey: ['areas'],
  queryFn: () => answered(api.GET('/api/areas', { params: { query: { limit: 5000 } } })),
})

export const usageQuery = (id: number) =>
  queryOptions({
    queryKey: ['usage', id],
    queryFn: () => answered(api.GET('/api/keys/{id}/usage', { params: { path: { id: String(id) } } })),
  })

export type Person = Awaited<ReturnType<NonNullable<typeof peopleQuery.queryFn>>>['people'][number]
export type Post = Person['posts'][number]
export type LayerRight = Awaited<ReturnType<NonNullable<typeof layerRightsQuery.queryFn>>>['layers'][number]
export type AccessKey = Awaited<ReturnType<NonNullable<typeof keysQuery.queryFn>>>['keys'][number]
