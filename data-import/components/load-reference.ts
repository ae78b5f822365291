import { sql } from 'kysely'
import { cityOf } from '../../spatial/catalogue/city.ts'
import type { Db } from '../../spatial/database/schema.ts'
import { bboxCenter } from '../../spatial/geometry/bbox.ts'
import { loadCityArea } from '../reference/city-area.ts'
import { loadGridIndex } from '../reference/load-grid-index.ts'
import type { ClassInfo, ComponentReference } from './component-row.ts'

/** Reads what component rows are judged against: the city's book, units, unit grids and areas as published now. */
export async function loadComponentReference(db: Db, today: string): Promise<ComponentReference> {
  const city = await cityOf(db)
  const grids = await loadGridIndex(db)
  const cityArea = await loadCityArea(db, grids)
  const classes = await classesOf(db, city.componentBook)
  return {
    bookId: city.componentBook,
    classes: new Map(classes.map(info => [info.code, info])),
    classesByName: byName(classes),
    organisations: await organisationNames(db),
    grids,
    isInCity: cityArea.contains,
    latDegrees: bboxCenter(city.extent)[1],
    today,
  }
}

async function classesOf(db: Db, book: string): Promise<ClassInfo[]> {
  return db
    .selectFrom('classes')
    .where('book_id', '=', book)
    .select([
      'code',
      'name_zh as name',
      'geometry_type as geometryType',
      sql<string>`coalesce(accuracy_class, 'A')`.as('accuracyClass'),
    ])
    .execute()
}

function byName(classes: readonly ClassInfo[]): Map<string, string[]> {
  const codes = new Map<string, string[]>()
  for (const { code, name } of classes) codes.set(name, [...(codes.get(name) ?? []), code])
  return codes
}

async function organisationNames(db: Db): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('organisations')
    .where('retired_at', 'is', null)
    .select(['code', 'name_zh'])
    .execute()
  return new Map(rows.map(row => [row.code, row.name_zh]))
}
