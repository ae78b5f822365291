import { sql } from 'kysely'
import type { ClassKind } from '../catalogue/class-book.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Db } from '../database/schema.ts'
import { type Decision, decide, type FittingRule } from './rule-ranking.ts'

/** The areas an object lies in. Their parts are codes; the city itself has no area row. */
export interface PlaceOfRules {
  managementAreaCode: string | null
  communityCode: string
}

export interface ResponsibilityQuestion {
  kind: ClassKind
  /** Four digits, as books write it. */
  classCode: string
  place: PlaceOfRules
  /** Unit that owns the object; null where it is not known or the question is about no object. */
  ownerCode: string | null
  /** Day the rules must hold, `2026-11-23`. */
  on: string
}

/** A rule that fits, with the names that make the decision readable. */
export interface NamedRule extends FittingRule {
  areaCode: string | null
  areaNameZh: string | null
  areaNameEn: string | null
  classCode: string | null
  handlerNameZh: string
  handlerNameEn: string | null
  authorityCode: string | null
  note: string | null
}

/**
 * The unit responsible for a class at a place, with the whole trace: which rule, and in what the others were less
 * specific. Rules count when published, in force on the day (`ends_on` is the first day they no longer hold) and their
 * unit still exists.
 */
export async function responsibleUnit(db: Db, question: ResponsibilityQuestion): Promise<Decision<NamedRule>> {
  const { rows } = await fittingRules(question).execute(db)
  return decide(question.kind, rows)
}

/** One statement, to be read on its own: every rule that fits, in no order. */
export function fittingRules({ kind, classCode, place, ownerCode, on }: ResponsibilityQuestion) {
  const { managementAreaCode, communityCode } = place
  const streetCode = communityCode.slice(0, 9)
  const districtCode = communityCode.slice(0, 6)
  return sql<NamedRule>`select ${PREPARED} r.id as "ruleId", r.handler_code as "handlerCode", r.owner_code is not null as "namesOwner",
      case r.area_code when ${managementAreaCode} then 'management' when ${communityCode} then 'community'
        when ${streetCode} then 'street' when ${districtCode} then 'district' else 'city' end as "areaScope",
      case length(r.class_code) when 4 then 'minor' when 2 then 'major' else 'all' end as "classScope",
      r.area_code as "areaCode", a.name_zh as "areaNameZh", a.name_en as "areaNameEn", r.class_code as "classCode",
      h.name_zh as "handlerNameZh", h.name_en as "handlerNameEn", r.authority_code as "authorityCode", r.note
    from responsibility_rules r
    join organisations h on h.code = r.handler_code and h.retired_at is null
    left join areas a on a.code = r.area_code
    where r.target = ${kind} and r.retired_at is null
      and r.starts_on <= ${on}::date and (r.ends_on is null or r.ends_on > ${on}::date)
      and (r.class_code is null or r.class_code in (${classCode}, ${classCode.slice(0, 2)}))
      and (r.area_code is null or r.area_code in (${managementAreaCode}, ${communityCode}, ${streetCode}, ${districtCode}))
      and (r.owner_code is null or r.owner_code = ${ownerCode})
  `
}
