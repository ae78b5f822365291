import { sql } from 'kysely'
import type { ClassKind } from '../catalogue/class-book.ts'
import { PREPARED } from '../database/prepared.ts'
import type { Db } from '../database/schema.ts'
import { type AreaScope, type Decision, decide, type FittingRule } from './rule-ranking.ts'

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
  return decideAmong(await rulesOfClass(db, question), question)
}

/** A rule of a class, wherever and for whoever it is. */
export type RuleOfClass = Omit<NamedRule, 'areaScope' | 'namesOwner'> & { ownerCode: string | null }

export type ClassQuestion = Pick<ResponsibilityQuestion, 'kind' | 'classCode' | 'on'>

/** Every rule in force for a class, in no order. */
export async function rulesOfClass(db: Db, { kind, classCode, on }: ClassQuestion): Promise<RuleOfClass[]> {
  const { rows } = await sql<RuleOfClass>`select ${PREPARED} r.id as "ruleId", r.handler_code as "handlerCode",
      r.owner_code as "ownerCode", case length(r.class_code) when 4 then 'minor' when 2 then 'major' else 'all' end as "classScope",
      r.area_code as "areaCode", a.name_zh as "areaNameZh", a.name_en as "areaNameEn", r.class_code as "classCode",
      h.name_zh as "handlerNameZh", h.name_en as "handlerNameEn", r.authority_code as "authorityCode", r.note
    from responsibility_rules r
    join organisations h on h.code = r.handler_code and h.retired_at is null
    left join areas a on a.code = r.area_code
    where r.target = ${kind} and r.retired_at is null
      and r.starts_on <= ${on}::date and (r.ends_on is null or r.ends_on > ${on}::date)
      and (r.class_code is null or r.class_code in (${classCode}, ${classCode.slice(0, 2)}))`.execute(db)
  return rows
}

/** The decision among the rules of a class: those for the place and the owner, the most specific first. */
export function decideAmong(
  rules: readonly RuleOfClass[],
  { kind, place, ownerCode }: Pick<ResponsibilityQuestion, 'kind' | 'place' | 'ownerCode'>,
): Decision<NamedRule> {
  const fitting = rules.flatMap(({ ownerCode: owner, ...rule }) => {
    const areaScope = areaScopeOf(rule.areaCode, place)
    const isForOwner = owner === null || owner === ownerCode
    return areaScope && isForOwner ? [{ ...rule, areaScope, namesOwner: owner !== null }] : []
  })
  return decide(kind, fitting)
}

const STREET_DIGITS = 9
const DISTRICT_DIGITS = 6

/** Which of the areas that a place lies in a rule names; undefined for one elsewhere. */
function areaScopeOf(
  areaCode: string | null,
  { managementAreaCode, communityCode }: PlaceOfRules,
): AreaScope | undefined {
  if (areaCode === null) return 'city'
  if (areaCode === managementAreaCode) return 'management'
  if (areaCode === communityCode) return 'community'
  if (areaCode === communityCode.slice(0, STREET_DIGITS)) return 'street'
  return areaCode === communityCode.slice(0, DISTRICT_DIGITS) ? 'district' : undefined
}
