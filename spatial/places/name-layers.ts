import { sql } from 'kysely'
import { bboxOf, lonLatOf, pointOn } from '../database/postgis.ts'
import type { Db, GeometryValue } from '../database/schema.ts'
import type { PlacesTable } from '../database/tables/places.ts'
import { englishName } from './english-name.ts'
import type { NamedKind, NameEntry } from './name-entry.ts'
import {
  AREA_WORDS,
  CLASS_WORD,
  GRID_WORD,
  inOneLine,
  ORGANISATION_WORDS,
  PLACE_WORDS,
  ROAD_WORDS,
} from './name-words.ts'
import { pinyinKeys } from './pinyin.ts'

/** A source of names: the table whose changes it follows, and how its names are read. */
export interface NameLayer {
  kind: NamedKind
  /** As in the change feed; classes are no published table and change only with the program. */
  table: string
  entries(db: Db): Promise<NameEntry[]>
}

const geom = sql.ref<GeometryValue>('geom')
const place = [lonLatOf(pointOn(geom)).as('position'), bboxOf(geom).as('bbox')] as const

async function areas(db: Db): Promise<NameEntry[]> {
  const rows = await db
    .selectFrom('areas')
    .select(['code', 'kind', 'name_zh as nameZh', 'name_en as nameEn', 'parent_code as parent', ...place])
    .where('retired_at', 'is', null)
    .execute()
  const names = new Map(rows.map(({ code, nameZh }) => [code, nameZh]))
  return rows.map(({ code, kind, nameZh, nameEn, parent, position, bbox }) => ({
    kind: 'area',
    key: code,
    names: [nameZh, code],
    ...pinyinKeys(nameZh),
    titleEn: nameEn ?? englishName(nameZh),
    subtitleZh: inOneLine(AREA_WORDS[kind].zh, parent && names.get(parent)),
    subtitleEn: inOneLine(AREA_WORDS[kind].en, code),
    position,
    bbox,
    tier: 0,
  }))
}

/** A road delivered in several pieces is one name. */
async function roads(db: Db): Promise<NameEntry[]> {
  const whole = sql<GeometryValue>`ST_Collect(geom)`
  const rows = await db
    .selectFrom('roads')
    .select(({ fn }) => [
      'name_zh as nameZh',
      fn.min('id').as('id'),
      fn.min('class').as('class'),
      fn.min('pinyin').as('pinyin'),
      fn.min('pinyin_initials').as('pinyinInitials'),
      lonLatOf(sql<GeometryValue>`ST_ClosestPoint(${whole}, ST_Centroid(${whole}))`).as('position'),
      bboxOf(whole).as('bbox'),
    ])
    .where('retired_at', 'is', null)
    .where('name_zh', 'is not', null)
    .groupBy('name_zh')
    .execute()
  return rows.map(({ nameZh, id, class: roadClass, pinyin, pinyinInitials, position, bbox }) => ({
    kind: 'road',
    key: id,
    names: [nameZh!],
    ...(pinyin && pinyinInitials ? { pinyin, pinyinInitials } : pinyinKeys(nameZh!)),
    titleEn: englishName(nameZh!),
    subtitleZh: ROAD_WORDS[roadClass].zh,
    subtitleEn: ROAD_WORDS[roadClass].en,
    position,
    bbox,
    tier: 1,
  }))
}

async function classes(db: Db): Promise<NameEntry[]> {
  const rows = await db
    .selectFrom('classes as c')
    .innerJoin('city', 'city.component_book_id', 'c.book_id')
    .innerJoin('class_majors as m', join =>
      join.onRef('m.book_id', '=', 'c.book_id').onRef('m.code', '=', 'c.major_code'),
    )
    .select(['c.code', 'c.name_zh as nameZh', 'c.name_en as nameEn', 'm.name_zh as majorZh', 'm.name_en as majorEn'])
    .execute()
  return rows.map(({ code, nameZh, nameEn, majorZh, majorEn }) => ({
    kind: 'class',
    key: code,
    names: [nameZh, code, nameEn],
    ...pinyinKeys(nameZh),
    titleEn: nameEn,
    subtitleZh: inOneLine(CLASS_WORD.zh, majorZh, code),
    subtitleEn: inOneLine(CLASS_WORD.en, majorEn, code),
    position: null,
    bbox: null,
    tier: 1,
  }))
}

const PLACE_TIERS: Record<PlacesTable['kind'], number> = {
  region: 2,
  zone: 2,
  estate: 2,
  street: 1,
  poi: 3,
  door_plate: 5,
}

async function places(db: Db): Promise<NameEntry[]> {
  const rows = await db
    .selectFrom('places as p')
    .leftJoin('areas as street', join => join.on('street.code', '=', sql<string>`left(p.grid_code, 9)`))
    .select(['p.id', 'p.kind', 'p.name_zh as nameZh', 'p.aliases', 'p.category', 'p.pinyin'])
    .select(['p.pinyin_initials as pinyinInitials', 'street.name_zh as streetZh'])
    .select(lonLatOf(sql.ref('p.geom')).as('position'))
    .where('p.retired_at', 'is', null)
    .execute()
  return rows.map(({ id, kind, nameZh, aliases, category, pinyin, pinyinInitials, streetZh, position }) => ({
    kind: 'place',
    key: id,
    names: [nameZh, ...aliases],
    ...(pinyin && pinyinInitials ? { pinyin, pinyinInitials } : pinyinKeys(nameZh)),
    titleEn: null,
    subtitleZh: inOneLine(category ?? PLACE_WORDS[kind].zh, streetZh),
    subtitleEn: PLACE_WORDS[kind].en,
    position,
    bbox: null,
    tier: PLACE_TIERS[kind],
  }))
}

async function organisations(db: Db): Promise<NameEntry[]> {
  const rows = await db
    .selectFrom('organisations')
    .select(['code', 'kind', 'name_zh as nameZh', 'name_en as nameEn', 'industry'])
    .where('retired_at', 'is', null)
    .execute()
  return rows.map(({ code, kind, nameZh, nameEn, industry }) => ({
    kind: 'organisation',
    key: code,
    names: nameEn ? [nameZh, code, nameEn] : [nameZh, code],
    ...pinyinKeys(nameZh),
    titleEn: nameEn,
    subtitleZh: inOneLine(ORGANISATION_WORDS[kind].zh, industry),
    subtitleEn: ORGANISATION_WORDS[kind].en,
    position: null,
    bbox: null,
    tier: 2,
  }))
}

async function grids(db: Db): Promise<NameEntry[]> {
  const rows = await db
    .selectFrom('unit_grids as g')
    .leftJoin('areas as community', 'community.code', 'g.community_code')
    .leftJoin('areas as street', 'street.code', 'g.street_code')
    .select(['g.code', 'community.name_zh as communityZh', 'street.name_zh as streetZh'])
    .select([lonLatOf(pointOn(sql.ref('g.geom'))).as('position'), bboxOf(sql.ref('g.geom')).as('bbox')])
    .where('g.retired_at', 'is', null)
    .execute()
  return rows.map(({ code, communityZh, streetZh, position, bbox }) => ({
    kind: 'grid',
    key: code,
    names: [code],
    pinyin: '',
    pinyinInitials: '',
    titleEn: null,
    subtitleZh: inOneLine(GRID_WORD.zh, streetZh, communityZh),
    subtitleEn: GRID_WORD.en,
    position,
    bbox,
    tier: 4,
  }))
}

export const NAME_LAYERS: readonly NameLayer[] = [
  { kind: 'area', table: 'areas', entries: areas },
  { kind: 'road', table: 'roads', entries: roads },
  { kind: 'class', table: 'classes', entries: classes },
  { kind: 'place', table: 'places', entries: places },
  { kind: 'organisation', table: 'organisations', entries: organisations },
  { kind: 'grid', table: 'unit_grids', entries: grids },
]
