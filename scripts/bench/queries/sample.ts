import { sql } from 'kysely'
import type { Db } from '../../../spatial/database/schema.ts'

/** Components as people look at them: spread through the register, so a class is asked for as often as it is there. */
export interface Sample {
  code: string
  classCode: string
  unit: string
  street: string
  lon: number
  lat: number
}

export async function sampleComponents(db: Db, count: number): Promise<Sample[]> {
  const { rows } = await sql<Sample>`
    with numbered as (
      select code, row_number() over (order by md5(code)) as place from components where retired_at is null
    )
    select c.code, c.class_code as "classCode", c.maintainer_code as unit, left(c.grid_code, 9) as street,
           ST_X(ST_PointOnSurface(c.geom)) as lon, ST_Y(ST_PointOnSurface(c.geom)) as lat
    from numbered join components c using (code)
    where place <= ${count} and c.maintainer_code is not null
    order by place`.execute(db)
  if (rows.length === 0) throw new Error('There are no components to ask about: publish a city first.')
  return rows
}

/** What people type, of each kind; names are those of the city. */
export async function sampleSearches(db: Db): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    (select name_zh as text from roads where name_zh is not null order by md5(id) limit 20)
    union all (select pinyin_initials from roads where name_zh is not null order by md5(id) limit 20)
    union all (select left(name_zh, 2) from roads where name_zh is not null order by md5(id) limit 20)
    union all (select name_zh from places order by md5(id) limit 40)
    union all (select code from unit_grids order by md5(code) limit 10)
    union all (select right(code, 6) from components order by md5(code) limit 20)
    union all (select code from components order by md5(code) limit 20)
    union all (select left(code, 12) from components order by md5(code) limit 10)
    union all (select a.name_zh || '与' || b.name_zh from roads a join roads b on a.id < b.id and ST_Intersects(a.geom, b.geom)
               where a.name_zh <> b.name_zh order by md5(a.id || b.id) limit 20)
    union all (select name_zh from classes order by md5(code) limit 20)`.execute(db)
  return rows.map(({ text }) => text).filter(text => text !== '')
}
