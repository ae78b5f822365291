import fp from 'fastify-plugin'
import { DomainError } from '../../spatial/domain-error.ts'

const NO_PARAMETERS = { type: 'object', properties: {}, additionalProperties: false }

/** Unknown query parameters are refused, not ignored: a misspelt filter must not answer with everything. */
export const strictQueries = fp(
  async app => {
    app.addHook('onRoute', route => {
      const query = (route.schema?.querystring ?? NO_PARAMETERS) as object
      route.schema = { ...route.schema, querystring: { additionalProperties: false, ...query } }
    })
    app.addHook('preHandler', (request, _reply, done) => {
      refuseInfinite(request.query as Record<string, unknown>)
      done()
    })
  },
  { name: 'strict-queries' },
)

/** The validator turns `Infinity` and `1e999` into a number and finds no fault with it, whatever the maximum. */
function refuseInfinite(query: Record<string, unknown>): void {
  for (const name in query)
    if (typeof query[name] === 'number' && !Number.isFinite(query[name]))
      throw new DomainError('invalid-parameter', `${name}: expected a finite number.`)
}
