import { readFileSync } from 'node:fs'
import type { FeatureCollection } from 'geojson'
import { commit } from '../../database/commit.ts'
import { fromGeoJson } from '../../database/postgis.ts'
import type { Db } from '../../database/schema.ts'
import type { ComponentState } from '../../database/tables/register.ts'
import { buildSmallCity } from '../../grids/testing/small-city.ts'
import { addUnits } from '../../organisations/testing/add-units-and-rules.ts'

interface ComponentProperties {
  code: string
  name: string
  state: ComponentState
  maintainer_code: string
  owner_code: string | null
  grid_code: string
  location?: string
  note?: string
}

/** Eight components of six classes, one a line and one an area, in the six grids of the small city; units W1 to W3. */
export const smallRegister: FeatureCollection = JSON.parse(
  readFileSync(new URL('fixtures/small-register.geojson', import.meta.url), 'utf8'),
)

export const SMALL_REGISTER_CODES = smallRegister.features.map(({ properties }) => properties!.code as string)

/** Publishes the small city, its units and its components; answers the number of the components' commit. */
export async function buildSmallRegister(db: Db): Promise<number> {
  await buildSmallCity(db)
  await addUnits(db, ['W1', 'W2', 'W3'])
  const rows = smallRegister.features.map(({ properties, geometry }) => ({
    ...(properties as ComponentProperties),
    book_id: 'CJT214-2007',
    geom: fromGeoJson(geometry),
  }))
  const { seq } = await commit(db, { actor: 'test', note: 'First survey' }, async trx => {
    for (const row of rows) await trx.insertInto('components').values(row).execute()
  })
  return seq
}
