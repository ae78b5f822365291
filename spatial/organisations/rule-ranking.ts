/**
 * Which of the rules that fit an object decides. Components: owner first, then territory; events: territory first
 * (the rule of thumb Changshu wrote down and other cities follow). Within that the most specific rule wins.
 */
import type { ClassKind } from '../catalogue/class-book.ts'

/**
 * Territories from the most to the least specific. A management area (a development zone, a scenic spot) is drawn to
 * be an exception to the ordinary hierarchy, so it goes before all of it.
 */
export const AREA_SCOPES = ['management', 'community', 'street', 'district', 'city'] as const
export const CLASS_SCOPES = ['minor', 'major', 'all'] as const
export type AreaScope = (typeof AREA_SCOPES)[number]
export type ClassScope = (typeof CLASS_SCOPES)[number]

export type Criterion = 'owner' | 'area' | 'class'

/** The criteria of each kind, the first being the strongest. */
export const CRITERIA: Record<ClassKind, Criterion[]> = {
  component: ['owner', 'area', 'class'],
  event: ['area', 'owner', 'class'],
}

/** A rule that fits the object: what it asks for and whom it names. */
export interface FittingRule {
  ruleId: string
  handlerCode: string
  /** True where the rule is for this owner, false where it is for any. */
  namesOwner: boolean
  areaScope: AreaScope
  classScope: ClassScope
}

/** A rule with its place in the decision. `lostOn` is the criterion in which a winning rule is more specific. */
export type RankedRule<Rule extends FittingRule> =
  | { rule: Rule; standing: 'wins' | 'ties' }
  | { rule: Rule; standing: 'loses'; lostOn: Criterion }

/** `one`: a unit. `none`: no rule fits. `ambiguous`: equally specific rules name different units. */
export type Outcome = 'one' | 'none' | 'ambiguous'

export interface Decision<Rule extends FittingRule> {
  outcome: Outcome
  /** Codes of the units the most specific rules name: one, none, or the rivals. */
  handlerCodes: string[]
  /** Every fitting rule, the deciding ones first. */
  ranking: RankedRule<Rule>[]
}

/** Smaller is more specific. */
const DEPTH: Record<Criterion, (rule: FittingRule) => number> = {
  owner: rule => (rule.namesOwner ? 0 : 1),
  area: rule => AREA_SCOPES.indexOf(rule.areaScope),
  class: rule => CLASS_SCOPES.indexOf(rule.classScope),
}

/** Ranks fitting rules. Rules that tie but name the same unit do not make a tie. */
export function decide<Rule extends FittingRule>(kind: ClassKind, rules: Rule[]): Decision<Rule> {
  const ordered = rules.toSorted((a, b) => bySpecificity(kind, a, b) || (a.ruleId < b.ruleId ? -1 : 1))
  const [first] = ordered
  if (!first) return { outcome: 'none', handlerCodes: [], ranking: [] }

  const deciding = ordered.filter(rule => !firstDifference(kind, first, rule))
  const handlerCodes = [...new Set(deciding.map(rule => rule.handlerCode))].sort()
  const standing = handlerCodes.length === 1 ? 'wins' : 'ties'
  const ranking = ordered.map((rule): RankedRule<Rule> => {
    const lostOn = firstDifference(kind, first, rule)
    return lostOn ? { rule, standing: 'loses', lostOn } : { rule, standing }
  })
  return { outcome: handlerCodes.length === 1 ? 'one' : 'ambiguous', handlerCodes, ranking }
}

const firstDifference = (kind: ClassKind, a: FittingRule, b: FittingRule): Criterion | undefined =>
  CRITERIA[kind].find(criterion => DEPTH[criterion](a) !== DEPTH[criterion](b))

const bySpecificity = (kind: ClassKind, a: FittingRule, b: FittingRule): number => {
  const criterion = firstDifference(kind, a, b)
  return criterion ? DEPTH[criterion](a) - DEPTH[criterion](b) : 0
}
