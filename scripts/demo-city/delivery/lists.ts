import type { Place } from '../places/place.ts'
import type { OrganisationRegister } from '../units/organisations.ts'
import type { ResponsibilityRule } from '../units/responsibility.ts'
import { lonLatOf } from '../writers/geographic.ts'
import { SYNTHETIC } from './shape-table.ts'

export const ORGANISATION_COLUMNS = [
  '单位代码',
  '单位名称',
  '英文名称',
  '类别',
  '上级代码',
  '行业',
  '所在区域代码',
] as const

export const organisationRows = ({ list }: OrganisationRegister): string[][] =>
  list.map(({ code, nameZh, nameEn, kind, parentCode, industry, areaCode }) => [
    code,
    nameZh,
    nameEn,
    kind,
    parentCode,
    industry,
    areaCode,
  ])

export const RULE_COLUMNS = [
  '规则编号',
  '对象',
  '类别代码',
  '区域代码',
  '权属单位代码',
  '主管部门代码',
  '处置单位代码',
  '起始日期',
  '终止日期',
  '备注',
] as const

/** Day on which the division of duties came into force. */
const IN_FORCE_FROM = '20140501'

export const ruleRows = (rules: readonly ResponsibilityRule[]): string[][] =>
  rules.map(({ id, target, classCode, areaCode, ownerCode, authorityCode, handlerCode }) => [
    id,
    target,
    classCode,
    areaCode,
    ownerCode,
    authorityCode,
    handlerCode,
    IN_FORCE_FROM,
    '',
    SYNTHETIC,
  ])

export const PLACE_COLUMNS = ['编号', '类型', '名称', '别名', '类目', '道路编号', '经度', '纬度'] as const

export const placeRows = (places: readonly Place[]): string[][] =>
  places.map(({ kind, nameZh, aliases, category, roadId, at }, i) => {
    const [lon, lat] = lonLatOf(at)
    return [
      `P${String(i + 1).padStart(6, '0')}`,
      kind,
      nameZh,
      aliases.join(';'),
      category,
      roadId,
      lon.toFixed(8),
      lat.toFixed(8),
    ]
  })
