import { queriesFromKvp } from '../features/read-queries-kvp.ts'
import type { WfsQuery } from '../features/wfs-query.ts'
import { Kvp } from '../kvp.ts'
import type { WfsCall } from '../operation.ts'
import type { StoredQueryCall } from '../stored-queries/stored-query-call.ts'
import { WfsException } from '../wfs-exception.ts'

/** The stored query as one of the others: for the feature of this identifier. */
export function queryById({ id }: StoredQueryCall, call: WfsCall): WfsQuery {
  const [query] = queriesFromKvp(Kvp.from({ resourceid: id }), call)
  if (query) return query
  throw new WfsException('OperationProcessingFailed', `There is no feature "${id}".`, { locator: 'id', status: 404 })
}
