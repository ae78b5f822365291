import { classBook } from '../../../spatial/catalogue/class-book.ts'
import type { Component } from '../components/component.ts'
import type { Point } from '../geometry/vector.ts'
import type { DbfField } from '../writers/dbf.ts'
import type { Parts } from '../writers/shp.ts'
import { type ShapeTable, SYNTHETIC } from './shape-table.ts'

const text = (name: string, width: number): DbfField => ({ name, type: 'C', width })

/** The attribute table of CJ/T 214-2007 with the usual field names, and three fields of the city's own. */
export const COMPONENT_FIELDS: readonly DbfField[] = [
  text('OBJID', 16),
  text('OBJNAME', 30),
  text('DEPTCODE1', 12),
  text('DEPTNAME1', 40),
  text('DEPTCODE2', 12),
  text('DEPTNAME2', 40),
  text('DEPTCODE3', 12),
  text('DEPTNAME3', 40),
  text('BGID', 15),
  text('OBJSTATE', 10),
  text('ORDATE', 8),
  text('CHDATE', 8),
  text('DATASOURCE', 10),
  text('NOTE_', 20),
  text('LOCATEDSC', 60),
  text('MATERIAL', 20),
  text('SPEC', 20),
]

export function partsOf(shape: Component['shape']): Parts {
  return typeof shape[0] === 'number' ? [[shape as Point]] : [shape as readonly Point[]]
}

export const rowOf = (component: Component): string[] => [
  component.code,
  component.name,
  component.authority.code,
  component.authority.nameZh,
  component.owner.code,
  component.owner.nameZh,
  component.maintainer.code,
  component.maintainer.nameZh,
  component.grid.code,
  component.state,
  component.surveyedOn,
  component.changedOn,
  component.source,
  SYNTHETIC,
  component.location,
  component.material,
  component.spec,
]

const SUFFIX = { point: '_点', line: '_线', area: '_面' } as const

/** One table for each major class and kind of geometry; a major of one kind only has no suffix. */
export function componentTables(components: readonly Component[]): ShapeTable[] {
  const titleOf = new Map(classBook('CJT214-2007').majors.map(major => [major.code, `${major.code}_${major.nameZh}`]))
  const byMajor = Map.groupBy(components, component => component.classCode.slice(0, 2))
  return [...byMajor].flatMap(([major, members]) => {
    const byKind = Map.groupBy(members, component => component.geometryType)
    return (['point', 'line', 'area'] as const).flatMap((kind): ShapeTable[] => {
      const rows = byKind.get(kind)
      if (!rows) return []
      return [
        {
          path: `部件/${titleOf.get(major)!}${byKind.size > 1 ? SUFFIX[kind] : ''}`,
          kind,
          fields: COMPONENT_FIELDS,
          shapes: rows.map(component => partsOf(component.shape)),
          rows: rows.map(rowOf),
        },
      ]
    })
  })
}
