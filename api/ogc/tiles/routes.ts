import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type BookId, classBook } from '../../../spatial/catalogue/class-book.ts'
import { DomainError } from '../../../spatial/domain-error.ts'
import type { TileRequest } from '../../../tiles/engine/live-tiles.ts'
import type { TileAddress } from '../../../tiles/engine/tile-frame.ts'
import { TILE_GRIDS, type TileGrid } from '../../../tiles/geometry/tile-grid.ts'
import { tileSightFor } from '../../tiles/reader-tiles.ts'
import { sendTile } from '../../tiles/send-tile.ts'
import { CollectionParams, collectionOf } from '../collection-param.ts'
import { type Asked, askedFor, sendDocument } from '../description-routes.ts'
import { titleOf } from '../documents/collection.ts'
import { documentPage } from '../html/document-page.ts'
import { tilesetsPage } from '../html/tilesets-page.ts'
import { addresses, selfLinks } from '../links.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import { queryParameters } from '../query-parameters.ts'
import { READING } from '../reading.ts'
import { type CollectionTiles, requireTiles } from './collection-tiles.ts'
import { chosenTiles, datasetTitle } from './dataset-tiles.ts'
import { tileWithin } from './tile-limits.ts'
import { gridNamed, gridTitle, registeredUri, tileMatrixSetDocument } from './tile-matrix-set.ts'
import { limitsOf, type TilesetInput, tilesetDocument, tilesetItem } from './tileset.ts'
import { tilesetTileJson } from './tileset-tile-json.ts'

const GridParams = Type.Object({ tileMatrixSetId: Type.String() })
const TileParams = Type.Object({
  ...GridParams.properties,
  tileMatrix: Type.String(),
  tileRow: Type.String(),
  tileCol: Type.String(),
})

/** Where tile sets are listed, and what is in them: the whole data set, or one collection. */
interface Resource {
  path: string
  contents: readonly CollectionTiles[]
  title(asked: Asked): string
  parameters: Record<string, string>
}

const ofDataset = (request: FastifyRequest): Resource => {
  const collections = queryParameters(request, ['collections']).get('collections')
  return {
    path: '/tiles',
    contents: chosenTiles(request, collections),
    title: ({ language }) => datasetTitle(request.server.city, language),
    parameters: collections === undefined ? {} : { collections },
  }
}

function ofCollection(request: FastifyRequest): Resource {
  const type = collectionOf(request)
  queryParameters(request)
  const contents = [requireTiles(type)]
  return {
    path: `/collections/${type.name}/tiles`,
    contents,
    title: ({ language }) => titleOf(type, language),
    parameters: {},
  }
}

/** OGC API Tiles: the same tiles as under `/tiles`, by collection and together, in every grid that is served. */
export const ogcTileRoutes: FastifyPluginAsyncTypebox = async app => {
  const book = classBook(app.city.componentBook as BookId)

  app.get('/tileMatrixSets', READING, async (request, reply) => {
    const asked = askedFor(request, ['json', 'html'])
    const document = tileMatrixSetsDocument(request, asked)
    return sendDocument(reply, asked, {
      document,
      page: () => documentPage(request, { document, title: 'tileMatrixSets', ...asked }),
    })
  })

  app.get(
    '/tileMatrixSets/:tileMatrixSetId',
    { ...READING, schema: { ...READING.schema, params: GridParams } },
    async (request, reply) => {
      const grid = gridNamed(request.params.tileMatrixSetId)
      const asked = askedFor(request, ['json', 'html'])
      const document = tileMatrixSetDocument(grid, asked.language)
      return sendDocument(reply, asked, {
        document,
        page: () => documentPage(request, { document, title: gridTitle(grid, asked.language), ...asked }),
      })
    },
  )

  const inputOf = (request: FastifyRequest, resource: Resource, grid: TileGrid, asked: Asked): TilesetInput => ({
    ...{ request, grid, book, ...asked },
    ...{ ...resource, title: resource.title(asked) },
  })

  const places = [
    { path: '/tiles', params: Type.Object({}), resourceOf: ofDataset, known: ['collections'] },
    { path: '/collections/:collectionId/tiles', params: CollectionParams, resourceOf: ofCollection, known: [] },
  ]
  for (const { path, params, resourceOf, known } of places) {
    const described = (own: { properties: object }) => ({
      ...READING,
      schema: { ...READING.schema, params: Type.Object({ ...params.properties, ...own.properties }) },
    })

    app.get(path, described(Type.Object({})), async (request, reply) => {
      const resource = resourceOf(request)
      const asked = askedFor(request, ['json', 'html'], known)
      const { parameters } = resource
      const links = selfLinks(request, { path: resource.path, isHtml: asked.isHtml, parameters })
      const tilesets = TILE_GRIDS.map(grid => tilesetItem(inputOf(request, resource, grid, asked)))
      const document = { title: resource.title(asked), links, tilesets }
      return sendDocument(reply, asked, {
        document,
        page: () => tilesetsPage(request, { document, path: resource.path, ...asked }),
      })
    })

    app.get(`${path}/:tileMatrixSetId`, described(GridParams), async (request, reply) => {
      const resource = resourceOf(request)
      const grid = gridNamed((request.params as { tileMatrixSetId: string }).tileMatrixSetId)
      const formats = grid.rows ? (['json', 'html'] as const) : (['json', 'html', 'tilejson'] as const)
      const asked = askedFor(request, formats, known)
      const input = inputOf(request, resource, grid, asked)
      if (asked.format === 'tilejson') return reply.type(MEDIA_TYPES.tilejson).send(tilesetTileJson(input))
      const document = tilesetDocument(input)
      return sendDocument(reply, asked, {
        document,
        page: () => documentPage(request, { document, title: document.title, ...asked }),
      })
    })

    app.get(`${path}/:tileMatrixSetId/:tileMatrix/:tileRow/:tileCol`, described(TileParams), async (request, reply) => {
      const { contents } = resourceOf(request)
      requireTileFormat(request, known)
      const params = request.params as { [Name in keyof typeof TileParams.properties]: string }
      const grid = gridNamed(params.tileMatrixSetId)
      const tile = tileWithin(limitsOf(request, grid, contents), params, grid)
      const there = contents.filter(({ minzoom }) => tile.z >= minzoom)
      return sendTile(await Promise.all(there.map(one => wantedOf(request, one, tile))), {
        request,
        reply,
        emptyStatus: 200,
      })
    })
  }
}

/** The collection's part of a tile, as the caller sees it. */
async function wantedOf(
  request: FastifyRequest,
  { layer, part }: CollectionTiles,
  tile: TileAddress,
): Promise<TileRequest> {
  const sight = await tileSightFor(request, layer)
  return { layer: layer.id, part, tile, ...(sight && { sight }) }
}

function requireTileFormat(request: FastifyRequest, known: readonly string[]): void {
  const format = queryParameters(request, known).get('f')
  if (format !== undefined && format !== 'mvt')
    throw new DomainError('invalid-parameter', `f=${format}: tiles are served as mvt.`)
}

function tileMatrixSetsDocument(request: FastifyRequest, { isHtml, language }: Asked) {
  const href = addresses(request)
  return {
    links: selfLinks(request, { path: '/tileMatrixSets', isHtml }),
    tileMatrixSets: TILE_GRIDS.map(grid => {
      const { id, title, uri, crs } = tileMatrixSetDocument(grid, language)
      const self = { rel: 'self', href: href(`/tileMatrixSets/${id}`, { f: 'json' }), type: MEDIA_TYPES.json }
      return { id, title, ...(uri && { uri: registeredUri(grid) }), crs, links: [self] }
    }),
  }
}
