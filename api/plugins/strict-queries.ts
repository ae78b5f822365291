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
    app.addHook('preHandler', ({ params, query }, _reply, done) => {
      refuseInfinite(params as Record<string, unknown>)
      refuseInfinite(query as Record<string, unknown>)
      done()
    })
  },
  { name: 'strict-queries' },
)

/** The validator turns `Infinity` and `1e999` into a number and finds no fault with it, whatever the maximum. */
function refuseInfinite(parameters: Record<string, unknown>): void {
  for (const name in parameters)
    if (typeof parameters[name] === 'number' && !Number.isFinite(parameters[name]))
      throw new DomainError('invalid-parameter', `${name}: expected a finite number.`)
}
