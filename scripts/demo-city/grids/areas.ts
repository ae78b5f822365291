import type { Ring } from '../geometry/polygon.ts'
import type { Mesh } from '../network/mesh.ts'
import { wordSource } from '../plan/name-words.ts'
import { DISTRICTS, MANAGEMENT_AREAS, STREET_OFFICES } from '../plan/streets.ts'
import { densityAt } from '../plan/zones.ts'
import { outlineOfFaces } from './outline-of-faces.ts'
import type { UnitGrid } from './unit-grids.ts'

export const AREA_KINDS = ['district', 'street', 'community', 'management'] as const
export type AreaKind = (typeof AREA_KINDS)[number]

export interface Area {
  code: string
  kind: AreaKind
  nameZh: string
  parentCode: string
  /** Communities only. */
  grade: '一类区域' | '二类区域' | ''
  rings: Ring[]
}

const nameOf = (items: readonly { code: string; nameZh: string }[], code: string): string =>
  items.find(item => item.code === code)!.nameZh

/** Where the middle of a community is built more densely than this, its limits are those of a first-grade area. */
const FIRST_GRADE_DENSITY = 0.85

/** Districts, streets, communities and management areas as unions of unit grids. */
export function areasOf(mesh: Mesh, grids: readonly UnitGrid[]): Area[] {
  const word = wordSource(311)
  const union = (
    kind: AreaKind,
    keyOf: (grid: UnitGrid) => string,
    describe: (code: string, members: UnitGrid[]) => Omit<Area, 'code' | 'kind' | 'rings'>,
  ): Area[] =>
    [...Map.groupBy(grids, keyOf)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([code, members]) => ({
        code,
        kind,
        ...describe(code, members),
        rings: outlineOfFaces(
          mesh,
          members.map(grid => grid.face),
        ),
      }))
  const isFirstGrade = (members: UnitGrid[]): boolean =>
    members.reduce((sum, grid) => sum + densityAt(grid.centre), 0) / members.length > FIRST_GRADE_DENSITY
  return [
    ...union(
      'district',
      grid => grid.districtCode,
      code => ({ nameZh: nameOf(DISTRICTS, code), parentCode: '510900', grade: '' }),
    ),
    ...union(
      'street',
      grid => grid.streetCode,
      code => ({ nameZh: nameOf(STREET_OFFICES, code), parentCode: code.slice(0, 6), grade: '' }),
    ),
    ...union(
      'community',
      grid => grid.communityCode,
      (code, members) => ({
        nameZh: `${word()}社区`,
        parentCode: code.slice(0, 9),
        grade: isFirstGrade(members) ? '一类区域' : '二类区域',
      }),
    ),
    ...union(
      'management',
      grid => grid.managementAreaCode,
      code => ({ nameZh: nameOf(MANAGEMENT_AREAS, code), parentCode: '510900', grade: '' }),
    ),
  ]
}
