import pg from 'pg'

/**
 * A GEOS failure inside the embedded database can come back as an empty answer without a command tag, where PostgreSQL
 * raises an error. This client raises it.
 */
export class EmbeddedClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: pg declares eight overloads of query; this passes all of them through
  override query(...parameters: any[]): any {
    const answer = super.query(...(parameters as [string]))
    return answer instanceof Promise ? answer.then(requireCommandTag) : answer
  }
}

function requireCommandTag(result: pg.QueryResult | pg.QueryResult[]): pg.QueryResult | pg.QueryResult[] {
  for (const one of Array.isArray(result) ? result : [result])
    if (!one.command)
      throw new Error('The embedded database dropped a statement: a geometry operation failed inside it.')
  return result
}
