import type { FastifyRequest } from 'fastify'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import type { Language } from '../language.ts'
import { SERVICE_PATH } from '../links.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import { tilesOfType } from '../tiles/collection-tiles.ts'
import { DOWNLOADS, titleOf } from './collection.ts'
import { type Operation, reading } from './open-api-operation.ts'
import { downloadParameters, FEATURE_PARAMETERS, itemsParameters } from './open-api-parameters.ts'
import { tileMatrixSetPaths, tilePaths } from './open-api-tiles.ts'
import { writeOperations } from './open-api-writes.ts'

/**
 * The service as OpenAPI 3.0. Every collection has paths of its own, so that each can name its queryables as parameters and
 * state whether it can be written. Style and explode are written out, which the suite of the standard asks for.
 */
export function openApiDocument(request: FastifyRequest, language: Language): object {
  const { json, html } = MEDIA_TYPES
  const types = [...request.featureTypes.values()]
  return {
    openapi: '3.0.3',
    info: {
      title: 'Wangge: OGC API Features and Tiles',
      version: '1.0.0',
      description: 'Features of city management by OGC API Features parts 1 to 5 and 8 and OGC API Tiles.',
      contact: { name: request.server.city.nameEn, url: request.origin },
      license: { name: 'As agreed with the city', url: `${request.origin}${SERVICE_PATH}` },
    },
    servers: [{ url: `${request.origin}${SERVICE_PATH}` }],
    tags: [{ name: 'service' }, ...types.map(type => ({ name: type.name, description: titleOf(type, language) }))],
    paths: {
      '/': reading({ operationId: 'landingPage', summary: 'Landing page', tag: 'service', mediaTypes: [json, html] }),
      '/conformance': reading({
        operationId: 'conformance',
        summary: 'Conformance classes',
        tag: 'service',
        mediaTypes: [json, html],
      }),
      '/collections': reading({
        operationId: 'collections',
        summary: 'All collections',
        tag: 'service',
        mediaTypes: [json, html],
      }),
      ...tileMatrixSetPaths(),
      ...tilePaths({ path: '/tiles', id: 'dataset', tag: 'service' }),
      ...Object.assign({}, ...types.map(type => collectionPaths(type, language))),
    },
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        header: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        token: { type: 'apiKey', in: 'query', name: 'token' },
      },
    },
  }
}

function collectionPaths(type: FeatureType, language: Language): Record<string, object> {
  const path = `/collections/${type.name}`
  const { json, html, schema, geojson, csv, fgb } = MEDIA_TYPES
  const get = (what: string, operation: Omit<Operation, 'operationId' | 'tag'>) =>
    reading({ operationId: `${type.name}.${what}`, tag: type.name, ...operation }) as Record<string, object>
  const writes = type.isEditable ? writeOperations(type) : undefined
  return {
    [path]: get('collection', { summary: titleOf(type, language), mediaTypes: [json, html] }),
    [`${path}/schema`]: get('schema', { summary: 'Schema of the features', mediaTypes: [schema, html] }),
    [`${path}/queryables`]: get('queryables', { summary: 'What filters may name', mediaTypes: [schema, html] }),
    [`${path}/sortables`]: get('sortables', { summary: 'What can be sorted by', mediaTypes: [schema, html] }),
    [`${path}/items`]: {
      ...get('items', {
        summary: 'Features, page by page',
        mediaTypes: [geojson, html, fgb, csv],
        parameters: itemsParameters(type, language),
      }),
      ...writes?.items,
    },
    [`${path}/items/{featureId}`]: {
      ...get('item', { summary: 'One feature', mediaTypes: [geojson, html], parameters: FEATURE_PARAMETERS }),
      ...writes?.item,
    },
    [`${path}/download`]: get('download', {
      summary: 'All features that fit, in one file',
      mediaTypes: DOWNLOADS.map(([format]) => MEDIA_TYPES[format]),
      parameters: downloadParameters(type, language),
    }),
    ...(tilesOfType(type) && tilePaths({ path: `${path}/tiles`, id: `${type.name}.collection`, tag: type.name })),
  }
}
