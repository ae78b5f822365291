import fp from 'fastify-plugin'

const NO_PARAMETERS = { type: 'object', properties: {}, additionalProperties: false }

/** Unknown query parameters are refused, not ignored: a misspelt filter must not answer with everything. */
export const strictQueries = fp(
  async app => {
    app.addHook('onRoute', route => {
      const query = (route.schema?.querystring ?? NO_PARAMETERS) as object
      route.schema = { ...route.schema, querystring: { additionalProperties: false, ...query } }
    })
  },
  { name: 'strict-queries' },
)
