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

export type RankedView = Awaited<ReturnType<typeof readLookAt>>['views'][number]

/** Pictures further away were not taken of the same place. */
const SAME_PLACE_METERS = 15

const readAround = (query: { lon: number; lat: number; radius: number; limit: number }) =>
  answered(api.GET('/api/imagery/pictures', { params: { query } }))

/** Pictures taken about where one stands, at any time. */
export const aroundQuery = ([lon, lat]: readonly [number, number]) =>
  queryOptions({
    queryKey: ['pictures-around', lon, lat],
    queryFn: () => readAround({ lon, lat, radius: SAME_PLACE_METERS, limit: 60 }),
  })

/** As far as somebody would walk to see whether it can be seen from there. */
const FAR_METERS = 200

/** The picture that was taken nearest to a place. */
export const nearestPictureQuery = ([lon, lat]: readonly [number, number]) =>
  queryOptions({
    queryKey: ['pictures-around', 'nearest', lon, lat],
    queryFn: () => readAround({ lon, lat, radius: FAR_METERS, limit: 1 }),
  })

const readNeverSeen = (area: string) =>
  answered(api.GET('/api/imagery/never-seen', { params: { query: { area, limit: 500 } } }))

/** Components of a unit grid that no picture shows. */
export const neverSeenQuery = (gridCode: string) =>
  queryOptions({ queryKey: ['never-seen', gridCode], queryFn: () => readNeverSeen(gridCode) })

/** `sd` is 2048 pixels wide, `full` as wide as it was delivered. */
export const imageAddress = (id: string, size: 'sd' | 'full'): string =>
  `/api/imagery/pictures/${id}/image?size=${size}`
