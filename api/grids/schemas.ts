import { Type } from 'typebox'
import { AREA_GRADES, AREA_KINDS } from '../../spatial/grids/area.ts'
import { TILING_LEVELS, TILING_PROBLEMS } from '../../spatial/grids/tiling-report.ts'
import { CodedName } from '../schemas/coded-name.ts'
import { featureOf, GeoJsonBbox, GeoJsonGeometry } from '../schemas/geojson.ts'
import { Nullable } from '../schemas/nullable.ts'
import { Words } from '../schemas/words.ts'

const areaProperties = {
  code: Type.String(),
  kind: Words(AREA_KINDS),
  nameZh: Type.String(),
  nameEn: Nullable(Type.String()),
  parentCode: Nullable(Type.String()),
  grade: Nullable(Words(AREA_GRADES)),
  note: Nullable(Type.String()),
  gridCount: Type.Integer({ description: 'Unit grids in force' }),
}

export const AreasAnswer = Type.Object({
  areas: Type.Array(Type.Object({ ...areaProperties, bbox: GeoJsonBbox })),
  next: Type.Optional(Type.String({ description: 'Ask again with after= this, where there is more' })),
})

export const AreaFeature = featureOf(Type.Object({ ...areaProperties, componentCount: Type.Integer() }))

export const UnitGridFeature = featureOf(
  Type.Object({
    code: Type.String(),
    community: CodedName,
    street: CodedName,
    district: CodedName,
    managementArea: Nullable(CodedName),
    areaM2: Type.Number(),
    startedOn: Nullable(Type.String()),
    endedOn: Nullable(Type.String()),
    retiredAt: Nullable(Type.String({ description: 'When the code was retired; it is never used again' })),
    note: Nullable(Type.String()),
    componentCount: Type.Integer(),
  }),
)

export const TilingAnswer = Type.Object({
  unitGrids: Type.Integer(),
  areas: Type.Integer(),
  findingCount: Type.Integer({ description: '0 proves that everything fits' }),
  findings: Type.Array(
    Type.Object({
      problem: Words(TILING_PROBLEMS),
      level: Words(TILING_LEVELS),
      codes: Type.Array(Type.String(), { description: 'Those that overlap, or the one that is outside' }),
      parentCode: Nullable(Type.String()),
      areaM2: Type.Number(),
      geometry: GeoJsonGeometry,
    }),
  ),
})
