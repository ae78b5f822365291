import { expect, test } from 'vitest'
import type { NamedRule } from './responsible-unit.ts'
import { ruleInWords } from './rule-in-words.ts'

const RULE: NamedRule = {
  ruleId: 'R4',
  handlerCode: 'U1',
  handlerNameZh: '排水公司',
  handlerNameEn: null,
  authorityCode: null,
  namesOwner: false,
  areaScope: 'city',
  areaCode: null,
  areaNameZh: null,
  areaNameEn: null,
  classScope: 'all',
  classCode: null,
  note: null,
}

test.each<[Partial<NamedRule>, string, string]>([
  [{}, '规则 R4（全市，全部类别）', 'Rule R4 (whole city, all classes)'],
  [{ classScope: 'major', classCode: '01' }, '规则 R4（全市，大类 01）', 'Rule R4 (whole city, major class 01)'],
  [
    { namesOwner: true, areaScope: 'street', areaNameZh: '慈音街道', classScope: 'minor', classCode: '0102' },
    '规则 R4（按权属单位，慈音街道，小类 0102）',
    'Rule R4 (by its owner, 慈音街道, minor class 0102)',
  ],
  [
    { areaScope: 'street', areaNameZh: '慈音街道', areaNameEn: 'Ciyin Subdistrict' },
    '规则 R4（慈音街道，全部类别）',
    'Rule R4 (Ciyin Subdistrict, all classes)',
  ],
])('says which rule it was: %o', (change, zh, en) => {
  expect(ruleInWords({ ...RULE, ...change })).toEqual({ zh, en })
})
