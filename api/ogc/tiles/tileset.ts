import type { FastifyRequest } from 'fastify'
import type { ClassBook } from '../../../spatial/catalogue/class-book.ts'
import type { TileGrid } from '../../../tiles/geometry/tile-grid.ts'
import { MAX_ZOOM } from '../../../tiles/layers/zooms.ts'
import { innerLayers, tileFields } from '../../../tiles/vector-layers.ts'
import { placeOf } from '../../tiles/place.ts'
import { hiddenColumns } from '../../tiles/reader-tiles.ts'
import { TILE_MEDIA_TYPE } from '../../tiles/send-tile.ts'
import { CRS84_URI, titleOf } from '../documents/collection.ts'
import type { Language } from '../language.ts'
import { addresses, type Link, type Parameters, selfLinks } from '../links.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import type { CollectionTiles } from './collection-tiles.ts'
import { tileMatrixLimits } from './tile-limits.ts'
import { gridCrsUri, gridTitle, registeredUri } from './tile-matrix-set.ts'

const REL = 'http://www.opengis.net/def/rel/ogc/1.0'
const DIMENSIONS = { point: 0, line: 1, polygon: 2 } as const

/** One tile set: what is in it, and the grid it is cut by. */
export interface TilesetInput {
  request: FastifyRequest
  language: Language
  isHtml: boolean
  grid: TileGrid
  book: ClassBook
  /** Whose features are in it. */
  contents: readonly CollectionTiles[]
  /** Where its tile sets are listed: `/tiles` or `/collections/{id}/tiles`. */
  path: string
  title: string
  /** What goes on into the address of a tile. */
  parameters?: Parameters
}

/** The limits that the description of a tile set states and its tiles keep. */
export const limitsOf = (request: FastifyRequest, grid: TileGrid, contents: readonly CollectionTiles[]) =>
  tileMatrixLimits({
    grid,
    minzoom: Math.min(...contents.map(({ minzoom }) => minzoom)),
    maxzoom: MAX_ZOOM,
    extent: request.server.city.extent,
  })

/** A tile set as a list shows it. */
export function tilesetItem(input: TilesetInput) {
  const { request, grid, contents, title, language } = input
  const href = addresses(request)
  return {
    title: `${title}: ${gridTitle(grid, language)}`,
    dataType: 'vector',
    crs: gridCrsUri(grid),
    tileMatrixSetId: grid.id,
    // the suite wants one of every tile set, registered or not
    tileMatrixSetURI: registeredUri(grid) ?? href(`/tileMatrixSets/${grid.id}`, { f: 'json' }),
    tileMatrixSetLimits: limitsOf(request, grid, contents),
    links: [
      { ...selfLink(input), rel: 'self' },
      { rel: `${REL}/tiling-scheme`, href: href(`/tileMatrixSets/${grid.id}`, { f: 'json' }), type: MEDIA_TYPES.json },
      templateLink(input),
    ],
  }
}

const selfLink = ({ request, path, grid, parameters }: TilesetInput): Omit<Link, 'rel'> => ({
  href: addresses(request)(`${path}/${grid.id}`, { ...parameters, f: 'json' }),
  type: MEDIA_TYPES.json,
})

/** The address of a tile with its three variables. */
export function tileTemplate({ request, path, grid, parameters }: Omit<TilesetInput, 'contents'>): string {
  const marked = addresses(request)(`${path}/${grid.id}/-matrix-/-row-/-col-`, parameters)
  return marked.replace('-matrix-', '{tileMatrix}').replace('-row-', '{tileRow}').replace('-col-', '{tileCol}')
}

const templateLink = (input: TilesetInput): Link & { templated: true } => ({
  rel: 'item',
  href: tileTemplate(input),
  type: TILE_MEDIA_TYPE,
  templated: true,
})

/** A tile set described in full. */
export function tilesetDocument(input: TilesetInput) {
  const { request, grid, contents, path, isHtml, parameters } = input
  const href = addresses(request)
  const { bounds, center } = placeOf(request)
  const [west, south, east, north] = bounds
  const own = `${path}/${grid.id}`
  const item = tilesetItem(input)
  return {
    ...item,
    links: [
      ...selfLinks(request, { path: own, isHtml, ...(parameters && { parameters }) }),
      ...item.links.slice(1),
      ...(grid.rows
        ? []
        : [{ rel: 'alternate', href: href(own, { ...parameters, f: 'tilejson' }), type: MEDIA_TYPES.tilejson }]),
    ],
    layers: contents.flatMap(one => layerDocuments(one, input)),
    boundingBox: { lowerLeft: [west, south], upperRight: [east, north], crs: CRS84_URI, orderedAxes: ['Lon', 'Lat'] },
    centerPoint: { coordinates: center, crs: CRS84_URI, tileMatrix: '12' },
  }
}

function layerDocuments({ type, layer, part, minzoom }: CollectionTiles, input: TilesetInput) {
  const { request, book, language, grid } = input
  const hidden = hiddenColumns(request, layer)
  return innerLayers(layer, part).map(({ inner, name }) => ({
    id: name,
    title: titleOf(type, language),
    description: language === 'zh' ? inner.descriptionZh : inner.descriptionEn,
    dataType: 'vector',
    geometryDimension: DIMENSIONS[inner.geometry],
    minTileMatrix: String(Math.max(inner.minzoom, minzoom, grid.minzoom)),
    maxTileMatrix: String(inner.maxzoom),
    propertiesSchema: {
      type: 'object',
      properties: Object.fromEntries(
        tileFields(inner, { book, hidden }).map(field => [
          field.name,
          {
            type: field.type === 'text' ? 'string' : 'number',
            title: language === 'zh' ? field.descriptionZh : field.descriptionEn,
          },
        ]),
      ),
    },
  }))
}
