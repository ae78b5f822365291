import type { NamedRule } from './responsible-unit.ts'
import { ruleInWords } from './rule-in-words.ts'
import type { Criterion, Decision, RankedRule } from './rule-ranking.ts'

export interface ResponsibilityInWords {
  /** The one unit; null where no rule fits or equally specific rules name different units. */
  unit: { code: string; nameZh: string; nameEn: string | null } | null
  /** The rule that decided. */
  rule: string | null
  whyZh: string
  whyEn: string
}

const CRITERIA_ZH: Record<Criterion, string> = { owner: '权属', area: '区域', class: '类别' }
const CRITERIA_EN: Record<Criterion, string> = { owner: 'owner', area: 'area', class: 'class' }

/** A decision as a person would explain it: which rule, and in what it was more specific than the next one. */
export function responsibilityInWords({ outcome, ranking }: Decision<NamedRule>): ResponsibilityInWords {
  const [first] = ranking
  if (!first)
    return { unit: null, rule: null, whyZh: '没有适用的处置责任规则', whyEn: 'No rule of responsibility fits' }
  if (outcome === 'ambiguous') return { unit: null, rule: null, ...tieInWords(ranking) }
  const { handlerCode: code, handlerNameZh: nameZh, handlerNameEn: nameEn, ruleId } = first.rule
  return { unit: { code, nameZh, nameEn }, rule: ruleId, ...victoryInWords(ranking) }
}

function victoryInWords([first, ...others]: RankedRule<NamedRule>[]): { whyZh: string; whyEn: string } {
  const { zh, en } = ruleInWords(first!.rule)
  const beaten = others.find(other => other.standing === 'loses')
  if (!beaten) return { whyZh: zh, whyEn: en }
  return {
    whyZh: `${zh},${CRITERIA_ZH[beaten.lostOn]}上比规则 ${beaten.rule.ruleId} 更具体`,
    whyEn: `${en}, more specific in ${CRITERIA_EN[beaten.lostOn]} than rule ${beaten.rule.ruleId}`,
  }
}

function tieInWords(ranking: RankedRule<NamedRule>[]): { whyZh: string; whyEn: string } {
  const tied = ranking.filter(({ standing }) => standing === 'ties').map(({ rule }) => rule)
  const ids = tied.map(({ ruleId }) => ruleId)
  return {
    whyZh: `规则 ${ids.join('、')} 同样具体，但指向不同单位：${tied.map(rule => rule.handlerNameZh).join('、')}`,
    whyEn: `Rules ${ids.join(', ')} are equally specific but name different units`,
  }
}
