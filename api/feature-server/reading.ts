import { Type } from 'typebox'

/** Lists of ids and drawn areas are longer than addresses may be; so are a day's edits. */
export const BODY_LIMIT_BYTES = 16_777_216

const schema = { hide: true, querystring: { type: 'object', additionalProperties: true } } as const

/** What every route that only reads has in common. Parameters are read by the handlers; the service describes itself. */
export const READING = {
  config: { permission: 'public', sight: 'cut', keyInBody: true },
  bodyLimit: BODY_LIMIT_BYTES,
  schema,
} as const

export const ServiceParams = Type.Object({ service: Type.String() })
export const LayerParams = Type.Object({ service: Type.String(), layer: Type.String() })

export const OF_SERVICE = { ...READING, schema: { ...schema, params: ServiceParams } } as const
export const OF_LAYER = { ...READING, schema: { ...schema, params: LayerParams } } as const
