import { TILE_GRID_IDS } from '../../../tiles/geometry/tile-grid.ts'
import { TILE_MEDIA_TYPE } from '../../tiles/send-tile.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import { type Operation, reading } from './open-api-operation.ts'
import { COMMON_PARAMETERS, inQuery } from './open-api-parameters.ts'

const inPath = (name: string, schema: object): object => ({
  name,
  in: 'path',
  required: true,
  schema,
  style: 'simple',
  explode: false,
})

const GRID = inPath('tileMatrixSetId', { type: 'string', enum: [...TILE_GRID_IDS] })
const TILE = ['tileMatrix', 'tileRow', 'tileCol'].map(name => inPath(name, { type: 'string' }))

const COLLECTIONS = inQuery({
  name: 'collections',
  schema: { type: 'array', items: { type: 'string' } },
  description: 'Only these collections',
})

export interface TilePathsInput {
  /** Where the tile sets are listed. */
  path: string
  /** What operation ids begin with; they end as table 11 of the standard asks. */
  id: 'dataset' | `${string}.collection`
  tag: string
}

/** The operations of OGC API Tiles on one resource. */
export function tilePaths({ path, id, tag }: TilePathsInput): Record<string, object> {
  const { json, html, tilejson } = MEDIA_TYPES
  const own = id === 'dataset' ? [COLLECTIONS] : []
  const get = (what: string, operation: Pick<Operation, 'summary' | 'mediaTypes' | 'parameters'>): object =>
    reading({ operationId: `${id}.vector.${what}`, tag, ...operation })
  const list = [...own, ...COMMON_PARAMETERS]
  return {
    [path]: get('getTileSetsList', { summary: 'Vector tile sets', mediaTypes: [json, html], parameters: list }),
    [`${path}/{tileMatrixSetId}`]: get('getTileSet', {
      summary: 'A vector tile set',
      mediaTypes: [json, html, tilejson],
      parameters: [GRID, ...list],
    }),
    [`${path}/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}`]: get('getTile', {
      summary: 'A vector tile; empty where nothing is',
      mediaTypes: [TILE_MEDIA_TYPE],
      parameters: [GRID, ...TILE, ...own],
    }),
  }
}

/** The grids that tile sets are cut by. */
export const tileMatrixSetPaths = (): Record<string, object> => {
  const mediaTypes = [MEDIA_TYPES.json, MEDIA_TYPES.html]
  return {
    '/tileMatrixSets': reading({
      operationId: 'getTileMatrixSetsList',
      summary: 'Tile matrix sets',
      tag: 'service',
      mediaTypes,
    }),
    '/tileMatrixSets/{tileMatrixSetId}': reading({
      operationId: 'getTileMatrixSet',
      summary: 'The definition of a tile matrix set',
      tag: 'service',
      mediaTypes,
      parameters: [GRID, ...COMMON_PARAMETERS],
    }),
  }
}
