import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { changeFeed, type FeedPosition } from '../../spatial/exchange/change-feed.ts'
import { publishedLayerName } from '../../tiles/catalogue.ts'
import { GeoJsonBbox } from '../schemas/geojson.ts'
import { Nullable } from '../schemas/nullable.ts'
import { Words } from '../schemas/words.ts'
import { FEED_LAYERS, FEED_TABLES, tableOfLayer } from './published-layers.ts'

const CHANGES_PER_PAGE = 1000

const ChangesQuery = Type.Object({
  since: Type.Optional(Type.String({ description: 'A commit number, or `next` of the page before', default: '0' })),
  layer: Type.Optional(Words(FEED_LAYERS)),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, default: CHANGES_PER_PAGE })),
})

const ChangesAnswer = Type.Object({
  commit: Type.Integer({ description: 'The last commit' }),
  changes: Type.Array(
    Type.Object({
      seq: Type.Integer({ description: 'The commit' }),
      at: Type.String({ format: 'date-time' }),
      layer: Type.String(),
      key: Type.String(),
      op: Words(['insert', 'update', 'delete']),
      extent: Nullable(GeoJsonBbox),
    }),
  ),
  next: Type.String({ description: 'Ask with since=… for what follows; now or at any later time' }),
})

/** What was published since a commit: for whoever keeps a copy. */
export const changesRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/changes',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: { summary: 'Changes since a commit', querystring: ChangesQuery, response: { 200: ChangesAnswer } },
    },
    async request => {
      const { since = '0', layer, limit = CHANGES_PER_PAGE } = request.query
      const after = positionOf(since)
      const tables = layer === undefined ? FEED_TABLES : [tableOfLayer(layer)!]
      const { changes, next, commit } = await changeFeed(db, { after, tables, limit, reader: request.reader })
      if (after.seq > commit)
        throw new DomainError(
          'invalid-parameter',
          `since: found ${after.seq}, but the last commit is ${commit}. Read everything anew.`,
        )
      return {
        commit,
        changes: changes.map(({ table, at, ...change }) => {
          return { ...change, at: at.toISOString(), layer: publishedLayerName(table) }
        }),
        next: textOf(next),
      }
    },
  )
}

/** `17`, or `17/components/5109030102004188` in the middle of a commit. */
const textOf = ({ seq, change }: FeedPosition): string =>
  change ? `${seq}/${publishedLayerName(change.table)}/${change.key}` : String(seq)

function positionOf(text: string): FeedPosition {
  const [, seq, layer, key] = /^(\d{1,15})(?:\/([a-z_]+)\/(.+))?$/.exec(text) ?? []
  const table = layer === undefined ? undefined : tableOfLayer(layer)
  if (seq === undefined || (layer !== undefined && table === undefined))
    throw new DomainError(
      'invalid-parameter',
      `since: found "${text}", expected a commit number or "next" of an earlier answer.`,
    )
  return { seq: Number(seq), ...(table && { change: { table, key: key! } }) }
}
