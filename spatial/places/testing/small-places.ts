import { readFileSync } from 'node:fs'
import type { Feature, FeatureCollection } from 'geojson'
import { commit } from '../../database/commit.ts'
import { fromGeoJson } from '../../database/postgis.ts'
import type { Db } from '../../database/schema.ts'
import type { PlacesTable, RoadsTable } from '../../database/tables/places.ts'
import { pinyinKeys } from '../pinyin.ts'

const { features }: FeatureCollection = JSON.parse(
  readFileSync(new URL('fixtures/small-places.geojson', import.meta.url), 'utf8'),
)

const ofLayer = (layer: string) => features.filter(({ properties }) => properties!.layer === layer)

const named = (nameZh: string | null) => {
  const { pinyin, pinyinInitials } = pinyinKeys(nameZh ?? '')
  return { name_zh: nameZh, pinyin, pinyin_initials: pinyinInitials }
}

const roadOf = ({ properties, geometry }: Feature) => {
  const {
    id,
    name_zh,
    class: roadClass,
  } = properties as { id: string; name_zh: string | null; class: RoadsTable['class'] }
  return { id, ...named(name_zh), class: roadClass, width_m: 20, geom: fromGeoJson(geometry) }
}

const placeOf = ({ properties, geometry }: Feature) => {
  const {
    layer: _layer,
    name_zh,
    ...columns
  } = properties as { layer: string; id: string; name_zh: string; kind: PlacesTable['kind'] }
  return { ...columns, ...named(name_zh), name_zh, geom: fromGeoJson(geometry) }
}

/** Four named roads, a nameless lane, two door plates, a museum and a zone in the small city, which must be there. */
export async function buildSmallPlaces(db: Db): Promise<void> {
  await commit(db, { actor: 'test' }, async trx => {
    for (const road of ofLayer('roads')) await trx.insertInto('roads').values(roadOf(road)).execute()
    for (const place of ofLayer('places')) await trx.insertInto('places').values(placeOf(place)).execute()
  })
}
