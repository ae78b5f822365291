import { Type } from 'typebox'
import { ACCURACY_CLASSES } from '../../spatial/catalogue/class-book.ts'
import { COMPONENT_STATES } from '../../spatial/database/tables/register.ts'
import { CodedName } from '../schemas/coded-name.ts'
import { GeoJsonGeometry } from '../schemas/geojson.ts'
import { Nullable } from '../schemas/nullable.ts'

export const DATA_SOURCES = ['surveyed', 'topographic_map', 'other'] as const

const componentProperties = {
  code: Type.String({ description: '16 digits: county, class, serial' }),
  classCode: Type.String(),
  name: Type.String(),
  state: Type.Enum([...COMPONENT_STATES]),
  authorityCode: Nullable(Type.String()),
  ownerCode: Nullable(Type.String()),
  maintainerCode: Nullable(Type.String()),
  gridCode: Type.String(),
  location: Nullable(Type.String()),
  surveyedOn: Nullable(Type.String()),
  changedOn: Nullable(Type.String()),
  dataSource: Nullable(Type.Enum([...DATA_SOURCES])),
  accuracyClass: Nullable(Type.Enum([...ACCURACY_CLASSES])),
  note: Nullable(Type.String()),
  attributes: Type.Record(Type.String(), Type.Any()),
  version: Type.Integer({ description: 'Number of the commit that published this state' }),
  validFrom: Type.String({ format: 'date-time' }),
}

const collectionOf = <Feature extends ReturnType<typeof Type.Object>>(feature: Feature) =>
  Type.Object({
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(feature),
    numberReturned: Type.Integer(),
    next: Type.Optional(Type.String({ description: 'Ask again with after= this, where there is more' })),
  })

const feature = { type: Type.Literal('Feature'), id: Type.String(), geometry: GeoJsonGeometry }

export const ComponentFeature = Type.Object({ ...feature, properties: Type.Object(componentProperties) })
export const ComponentCollection = collectionOf(ComponentFeature)

export const NearComponents = collectionOf(
  Type.Object({
    ...feature,
    properties: Type.Object({
      ...componentProperties,
      distanceMeters: Type.Number({ description: 'On the ellipsoid' }),
    }),
  }),
)

export const CountsAnswer = Type.Object({
  by: Type.String(),
  total: Type.Integer(),
  counts: Type.Array(
    Type.Object({
      key: Nullable(Type.String({ description: 'A code; null for components without one' })),
      count: Type.Integer(),
    }),
  ),
})

export const Responsibility = Type.Object({
  unit: Nullable(CodedName),
  rule: Nullable(Type.String()),
  whyZh: Type.String(),
  whyEn: Type.String(),
})

export const ComponentLifeFeature = Type.Object({
  ...feature,
  properties: Type.Object({ ...componentProperties, retiredAt: Nullable(Type.String()) }),
  class: Type.Object({
    code: Type.String(),
    nameZh: Type.String(),
    nameEn: Type.String(),
    majorCode: Type.String(),
    majorNameZh: Type.String(),
    majorNameEn: Type.String(),
  }),
  grid: Type.String(),
  community: CodedName,
  street: CodedName,
  district: CodedName,
  managementArea: Nullable(CodedName),
  authority: Nullable(CodedName),
  owner: Nullable(CodedName),
  maintainer: Nullable(CodedName),
  responsibility: Nullable(Responsibility),
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      validFrom: Type.String(),
      validTo: Nullable(Type.String({ description: 'Null for the present version' })),
      isRetired: Type.Boolean(),
      commit: Type.Object({
        at: Type.String(),
        note: Nullable(Type.String()),
        actor: Type.Optional(Type.String({ description: 'Shown to callers with a key' })),
      }),
      geometry: GeoJsonGeometry,
      differences: Type.Array(Type.Object({ field: Type.String(), before: Type.Any(), after: Type.Any() }), {
        description: 'Against the version before',
      }),
    }),
    { description: 'Oldest first' },
  ),
})
