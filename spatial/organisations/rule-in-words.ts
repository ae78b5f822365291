import type { NamedRule } from './responsible-unit.ts'

/** Which rule it was and what it asked for: `规则 R4（慈音街道，小类 0102）`, `Rule R4 (慈音街道, minor class 0102)`. */
export function ruleInWords(rule: NamedRule): { zh: string; en: string } {
  const { ruleId, namesOwner, areaNameZh, areaNameEn, classScope, classCode } = rule
  const classZh = { minor: `小类 ${classCode}`, major: `大类 ${classCode}`, all: '全部类别' }[classScope]
  const classEn = { minor: `minor class ${classCode}`, major: `major class ${classCode}`, all: 'all classes' }[
    classScope
  ]
  const zh = [...(namesOwner ? ['按权属单位'] : []), areaNameZh ?? '全市', classZh]
  const en = [...(namesOwner ? ['by its owner'] : []), areaNameEn ?? areaNameZh ?? 'whole city', classEn]
  return { zh: `规则 ${ruleId}（${zh.join('，')}）`, en: `Rule ${ruleId} (${en.join(', ')})` }
}
