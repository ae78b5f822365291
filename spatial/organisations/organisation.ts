import { sql } from 'kysely'
import type { Db } from '../database/schema.ts'

/** 监督指挥中心, 二级平台, 终端责任单位, 三级单位. */
export const ORGANISATION_KINDS = ['centre', 'platform', 'terminal', 'third_level'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export interface Organisation {
  code: string
  nameZh: string
  nameEn: string | null
  kind: OrganisationKind
  parentCode: string | null
  industry: string | null
  areaCode: string | null
}

export interface OrganisationInTree extends Organisation {
  /** 0 for a unit without a parent. */
  depth: number
}

export interface OrganisationFile extends Organisation {
  note: string | null
  retiredAt: Date | null
  /** From the top down to the parent. */
  ancestors: { code: string; nameZh: string; nameEn: string | null }[]
  children: { code: string; nameZh: string; nameEn: string | null }[]
  /** Components in force for which it is named. */
  components: { asAuthority: number; asOwner: number; asMaintainer: number }
  /** Rules published that name it. */
  rules: { asHandler: number; asAuthority: number }
}

/** Every unit in force, each parent directly before its children, siblings by code. */
export async function organisationTree(db: Db): Promise<OrganisationInTree[]> {
  const units = await organisationRows(db).where('retired_at', 'is', null).orderBy('code').execute()
  const codes = new Set(units.map(unit => unit.code))
  // a unit whose parent has been closed stands at the top rather than nowhere
  const byParent = Map.groupBy(units, unit => (unit.parentCode && codes.has(unit.parentCode) ? unit.parentCode : null))
  const below = (parentCode: string | null, depth: number): OrganisationInTree[] =>
    (byParent.get(parentCode) ?? []).flatMap(unit => [{ ...unit, depth }, ...below(unit.code, depth + 1)])
  const tree = below(null, 0)
  const listed = new Set(tree.map(unit => unit.code))
  // parents that run in a circle hang on nothing: shown at the end, so that someone can put them right
  return [...tree, ...units.filter(unit => !listed.has(unit.code)).map(unit => ({ ...unit, depth: 0 }))]
}

/** One unit, closed ones included, with its place in the tree and what it is named for. */
export async function organisation(db: Db, code: string): Promise<OrganisationFile | undefined> {
  const unit = await organisationRows(db)
    .select(['note', 'retired_at as retiredAt'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!unit) return undefined
  const [ancestors, children, components, rules] = await Promise.all([
    ancestorsOf(db, code),
    unitNames(db).where('parent_code', '=', code).where('retired_at', 'is', null).orderBy('code').execute(),
    componentsNaming(db, code),
    rulesNaming(db, code),
  ])
  return { ...unit, ancestors, children, components, rules }
}

const organisationRows = (db: Db) =>
  db
    .selectFrom('organisations')
    .select([
      'code',
      'name_zh as nameZh',
      'name_en as nameEn',
      'kind',
      'parent_code as parentCode',
      'industry',
      'area_code as areaCode',
    ])

const unitNames = (db: Db) => db.selectFrom('organisations').select(['code', 'name_zh as nameZh', 'name_en as nameEn'])

async function ancestorsOf(db: Db, code: string) {
  const { rows } = await sql<{ code: string; nameZh: string; nameEn: string | null }>`
    with recursive above as (
      select code, name_zh, name_en, parent_code, 0 as height from organisations where code = ${code}
      union all
      select o.code, o.name_zh, o.name_en, o.parent_code, height + 1
      from organisations o join above on o.code = above.parent_code
    ) cycle code set is_cycle using path
    select code, name_zh as "nameZh", name_en as "nameEn" from above where height > 0 and not is_cycle order by height desc
  `.execute(db)
  return rows
}

const componentsNaming = (db: Db, code: string) => {
  const naming = (column: 'authority_code' | 'owner_code' | 'maintainer_code') =>
    sql<number>`count(*) filter (where ${sql.ref(column)} = ${code})`
  return db
    .selectFrom('components')
    .select([
      naming('authority_code').as('asAuthority'),
      naming('owner_code').as('asOwner'),
      naming('maintainer_code').as('asMaintainer'),
    ])
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
}

const rulesNaming = (db: Db, code: string) =>
  db
    .selectFrom('responsibility_rules')
    .select([
      sql<number>`count(*) filter (where handler_code = ${code})`.as('asHandler'),
      sql<number>`count(*) filter (where authority_code = ${code})`.as('asAuthority'),
    ])
    .where('retired_at', 'is', null)
    .executeTakeFirstOrThrow()
