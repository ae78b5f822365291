import { Type } from 'typebox'
import { ROLE_NAMES } from '../../spatial/access/roles.ts'
import { SCOPES } from '../../spatial/access/scopes.ts'
import { Nullable } from './nullable.ts'

export const strict = { additionalProperties: false }

const LayerGrants = Type.Record(
  Type.String({ maxLength: 100 }),
  Type.Object(
    {
      attributes: Nullable(Type.Array(Type.String({ maxLength: 100 }), { maxItems: 100 })),
      canWrite: Type.Boolean(),
    },
    strict,
  ),
  { maxProperties: 50 },
)

export const AreaCodes = Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{1,40}$' }), { minItems: 1, maxItems: 500 })

export const GrantSchema = Type.Object(
  {
    layers: Nullable(LayerGrants),
    area: Nullable(
      Type.Union([
        Type.Object({ codes: AreaCodes }, strict),
        Type.Object({ drawn: Type.Any({ description: 'A GeoJSON Polygon or MultiPolygon in EPSG:4490' }) }, strict),
      ]),
    ),
  },
  strict,
)

export const PostSchema = Type.Object(
  {
    role: Type.Enum([...ROLE_NAMES]),
    organisationCode: Nullable(Type.String({ maxLength: 40 })),
    areaCodes: Nullable(AreaCodes),
    layers: Nullable(LayerGrants),
  },
  strict,
)

export const ScopeSchema = Type.Enum([...SCOPES])

export const instant = Type.String({ format: 'date-time' })

export const Done = { 204: { type: 'null', description: 'Done' } } as const
