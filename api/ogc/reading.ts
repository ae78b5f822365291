/**
 * What every route that only reads has in common. The parameters are read by the handlers, since they depend on the
 * collection; the service describes itself at /ogc/api and not in the document of /api.
 */
export const READING = {
  config: { permission: 'public', sight: 'cut' },
  schema: { hide: true, querystring: { type: 'object', additionalProperties: true } },
} as const
