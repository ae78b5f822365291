import { Type } from 'typebox'
import { COMPONENT_STATES } from '../../spatial/database/tables/register.ts'
import { RESULT_KINDS } from '../../spatial/places/search-result.ts'
import { CodedName } from '../schemas/coded-name.ts'
import { GeoJsonBbox, GeoJsonGeometry } from '../schemas/geojson.ts'
import { Nullable } from '../schemas/nullable.ts'

const text = Nullable(Type.String())
const meters = Type.Number({ description: 'Metres' })

export const LocateAnswer = Type.Object({
  grid: text,
  community: Nullable(CodedName),
  street: Nullable(CodedName),
  district: Nullable(CodedName),
  managementArea: Nullable(CodedName),
  unit: Nullable(
    Type.Object(
      { code: text, name: text, nameEn: text, rule: text, why: Type.String(), whyEn: Type.String() },
      { description: 'Responsible for the class; null without a class or outside the grids' },
    ),
  ),
  address: Nullable(
    Type.Object({
      text: Type.String(),
      textEn: Type.String(),
      anchor: Type.Object({ kind: Type.Enum(['place', 'road']), key: Type.String(), nameZh: Type.String() }),
      distanceMeters: meters,
      bearing: Nullable(Type.Number({ description: 'From the anchor, degrees clockwise from north' })),
    }),
  ),
  nearestComponents: Type.Array(
    Type.Object({
      code: Type.String(),
      classCode: Type.String(),
      name: Type.String(),
      state: Type.Enum([...COMPONENT_STATES]),
      geometry: GeoJsonGeometry,
      distanceMeters: meters,
    }),
    { description: 'Five at most, of the class if one is given' },
  ),
})

export const SearchAnswer = Type.Object({
  results: Type.Array(
    Type.Object({
      kind: Type.Enum([...RESULT_KINDS]),
      key: Type.String(),
      titleZh: Type.String(),
      titleEn: Type.String(),
      subtitleZh: Type.String(),
      subtitleEn: Type.String(),
      lon: Type.Optional(Type.Number()),
      lat: Type.Optional(Type.Number()),
      bbox: Type.Optional(GeoJsonBbox),
      distanceMeters: Type.Optional(Type.Number({ description: 'From lon, lat of the question' })),
    }),
    { description: 'Best first' },
  ),
})
