import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import { FEATURE_ID_PARAMETERS } from './open-api-parameters.ts'

const SECURITY = [{ bearer: [] }, { header: [] }, { token: [] }]

const header = (name: string, description: string): object => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string' },
  style: 'simple',
  explode: false,
})

const CONTENT_CRS = header('Content-Crs', 'Reference system of the geometry; CRS84 without it')
const IF_MATCH = header('If-Match', 'The version seen, as ETag answered it; a later one is then not overwritten')

interface Write {
  operationId: string
  summary: string
  type: FeatureType
  status: 201 | 204
  mediaTypes?: readonly string[]
  parameters: readonly object[]
}

const writing = ({ operationId, summary, type, status, mediaTypes, parameters }: Write): object => ({
  operationId,
  summary,
  tags: [type.name],
  security: SECURITY,
  parameters,
  ...(mediaTypes && {
    requestBody: {
      required: true,
      content: Object.fromEntries(mediaTypes.map(mediaType => [mediaType, { schema: { type: 'object' } }])),
    },
  }),
  responses: {
    [status]: { description: 'Published' },
    default: {
      description: 'Refused or failed',
      content: { 'application/problem+json': { schema: { type: 'object' } } },
    },
  },
})

/** The writing operations on a collection and on one of its features (Part 4). */
export function writeOperations(type: FeatureType): { items: object; item: object } {
  const feature = [MEDIA_TYPES.geojson]
  const { name } = type
  const parameters = [...FEATURE_ID_PARAMETERS, CONTENT_CRS, IF_MATCH]
  return {
    items: {
      post: writing({
        operationId: `${name}.create`,
        summary: 'Publish a new feature',
        type,
        status: 201,
        mediaTypes: feature,
        parameters: [CONTENT_CRS],
      }),
    },
    item: {
      put: writing({
        operationId: `${name}.replace`,
        summary: 'Replace',
        type,
        status: 204,
        mediaTypes: feature,
        parameters,
      }),
      patch: writing({
        operationId: `${name}.update`,
        summary: 'Change by a merge patch (RFC 7396)',
        type,
        status: 204,
        mediaTypes: ['application/merge-patch+json'],
        parameters,
      }),
      delete: writing({
        operationId: `${name}.retire`,
        summary: 'Retire; the code stays taken, the history readable',
        type,
        status: 204,
        parameters: [...FEATURE_ID_PARAMETERS, IF_MATCH],
      }),
    },
  }
}
