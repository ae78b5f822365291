import { queryOptions } from '@tanstack/react-query'
import { answered, api } from '../api/client.ts'

const readPicture = (id: string) => answered(api.GET('/api/imagery/pictures/{id}', { params: { path: { id } } }))

export const pictureQuery = (id: string) =>
  queryOptions({ queryKey: ['picture', id], queryFn: () => readPicture(id), staleTime: Number.POSITIVE_INFINITY })

export type Picture = Awaited<ReturnType<typeof readPicture>>

/** More would cover the picture. */
const MOST_MARKERS = 60

const readSeen = (id: string) =>
  answered(
    api.GET('/api/imagery/pictures/{id}/components', { params: { path: { id }, query: { limit: MOST_MARKERS } } }),
  )

/** Components that a picture shows. */
export const seenQuery = (id: string) => queryOptions({ queryKey: ['picture-seen', id], queryFn: () => readSeen(id) })

export type SeenComponent = Awaited<ReturnType<typeof readSeen>>['components'][number]

const MOST_VIEWS = 30

export const readLookAt = (subject: { component: string } | { lon: number; lat: number }) =>
  answered(api.GET('/api/imagery/look-at', { params: { query: { ...subject, limit: MOST_VIEWS } } }))

export const lookAtQuery = (component: string) =>
  queryOptions({ queryKey: ['look-at', component], queryFn: () => readLookAt({ component }) })

/** Pictures further away were not taken of the same place. */
const SAME_PLACE_METERS = 15

const readAround = (lon: number, lat: number) =>
  answered(api.GET('/api/imagery/pictures', { params: { query: { lon, lat, radius: SAME_PLACE_METERS, limit: 60 } } }))

/** Pictures taken about where one stands, at any time. */
export const aroundQuery = ([lon, lat]: readonly [number, number]) =>
  queryOptions({ queryKey: ['pictures-around', lon, lat], queryFn: () => readAround(lon, lat) })

/** Kept small for the map and for old graphics cards. */
export const imageAddress = (id: string): string => `/api/imagery/pictures/${id}/image?size=sd`
