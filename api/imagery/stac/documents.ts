import type { FastifyRequest } from 'fastify'
import type { Camera } from '../../../spatial/imagery/camera.ts'
import type { SequenceRecord } from '../../../spatial/imagery/search-pictures.ts'
import type { View } from '../../../spatial/imagery/view.ts'
import { rounded, viewAnswer } from '../schemas.ts'

const VERSION = '1.0.0'
const GEOJSON = 'application/geo+json'
const JSON_TYPE = 'application/json'
const PERSPECTIVE = 'https://stac-extensions.github.io/perspective-imagery/v1.0.0/schema.json'
const VIEW_GEOMETRY = 'https://stac-extensions.github.io/view/v1.0.0/schema.json'

export const CONFORMANCE = [
  'https://api.stacspec.org/v1.0.0/core',
  'https://api.stacspec.org/v1.0.0/collections',
  'https://api.stacspec.org/v1.0.0/ogcapi-features',
  'https://api.stacspec.org/v1.0.0/item-search',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core',
  'http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson',
]

interface Link {
  rel: string
  href: string
  type: string
  title?: string
  method?: string
  body?: object
}

/** Absolute addresses of the service; a key that came in the address goes on into every one. */
export function stacAddress(request: FastifyRequest, path: string, parameters: Record<string, unknown> = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...parameters, token: request.token }))
    if (value !== undefined) query.set(name, String(value))
  return `${request.origin}${path}${query.size > 0 ? `?${query}` : ''}`
}

const link = (request: FastifyRequest, rel: string, path: string, type = JSON_TYPE): Link => ({
  rel,
  href: stacAddress(request, path),
  type,
})

export function catalogDocument(request: FastifyRequest) {
  const { nameZh, nameEn } = request.server.city
  return {
    type: 'Catalog',
    stac_version: VERSION,
    id: 'imagery',
    title: `${nameZh}街景影像 · ${nameEn}: street imagery`,
    description: 'Street pictures and panoramas: a collection is a sequence, an item a picture.',
    conformsTo: CONFORMANCE,
    links: [
      link(request, 'self', '/stac'),
      link(request, 'root', '/stac'),
      link(request, 'conformance', '/stac/conformance'),
      link(request, 'data', '/stac/collections'),
      { ...link(request, 'search', '/stac/search', GEOJSON), method: 'GET' },
      { ...link(request, 'search', '/stac/search', GEOJSON), method: 'POST' },
      link(request, 'service-desc', '/api/openapi.json', 'application/vnd.oai.openapi+json;version=3.0'),
      link(request, 'service-doc', '/api/docs', 'text/html'),
    ],
  }
}

export function collectionDocument(request: FastifyRequest, sequence: SequenceRecord) {
  const path = `/stac/collections/${encodeURIComponent(sequence.id)}`
  return {
    type: 'Collection',
    stac_version: VERSION,
    id: sequence.id,
    title: sequence.title,
    description: `${sequence.pictures} pictures, ${sequence.projection}${sequence.camera ? `, ${sequence.camera}` : ''}`,
    license: 'proprietary',
    extent: {
      spatial: { bbox: [sequence.bbox] },
      temporal: { interval: [[sequence.capturedFrom.toISOString(), sequence.capturedTo.toISOString()]] },
    },
    summaries: { 'pers:projection': [sequence.projection] },
    links: [
      link(request, 'self', path),
      link(request, 'root', '/stac'),
      link(request, 'parent', '/stac'),
      link(request, 'items', `${path}/items`, GEOJSON),
    ],
  }
}

/** A picture as an item, with how it looks at the target of the search where there is one. */
export function itemDocument(request: FastifyRequest, camera: Camera, view?: View) {
  const collection = `/stac/collections/${encodeURIComponent(camera.sequenceId)}`
  const position = [rounded(camera.lon, 7), rounded(camera.lat, 7)]
  return {
    type: 'Feature',
    stac_version: VERSION,
    stac_extensions: [VIEW_GEOMETRY, PERSPECTIVE],
    id: camera.id,
    collection: camera.sequenceId,
    geometry: { type: 'Point', coordinates: position },
    bbox: [...position, ...position],
    properties: {
      datetime: new Date(camera.capturedAt).toISOString(),
      'view:azimuth': rounded(camera.headingDegrees, 2),
      'pers:yaw': rounded(camera.headingDegrees, 2),
      'pers:pitch': camera.pitchDegrees,
      'pers:roll': camera.rollDegrees,
      'pers:interior_orientation': {
        field_of_view: camera.fieldOfViewDegrees,
        sensor_array_dimensions: [camera.width, camera.height],
      },
      'quality:horizontal_accuracy': camera.positionErrorMeters,
      ...(view && { lookAt: viewAnswer(view) }),
    },
    links: [
      link(request, 'self', `${collection}/items/${camera.id}`, GEOJSON),
      link(request, 'root', '/stac'),
      link(request, 'parent', collection),
      link(request, 'collection', collection),
    ],
    assets: assetsOf(request, camera),
  }
}

function assetsOf(request: FastifyRequest, camera: Camera) {
  const asset = (size: string, title: string, roles: string[]) => ({
    href: stacAddress(request, `/api/imagery/pictures/${camera.id}/image`, { size }),
    type: 'image/jpeg',
    title,
    roles,
  })
  return {
    hd: asset('full', 'Full size, without metadata', ['data']),
    sd: asset('sd', '2048 pixels wide', ['visual']),
    thumb: asset('thumb', '320 pixels wide', ['thumbnail']),
  }
}

export interface ItemPage {
  items: ReturnType<typeof itemDocument>[]
  self: string
  next?: Link
}

export const itemCollection = (request: FastifyRequest, { items, self, next }: ItemPage) => ({
  type: 'FeatureCollection',
  features: items,
  numberReturned: items.length,
  links: [{ rel: 'self', href: self, type: GEOJSON }, link(request, 'root', '/stac'), ...(next ? [next] : [])],
})
