import type { Point } from '../geometry/vector.ts'
import { fromPlan } from './local-origin.ts'

/**
 * Street offices and towns whose territory reaches into the built-up area. Codes and names are real (NBS 2023); where
 * they lie in the plan, and all communities, are made up.
 */
export interface StreetOffice {
  code: string
  nameZh: string
  seat: Point
}

const office = (code: string, nameZh: string, x: number, y: number): StreetOffice => ({
  code,
  nameZh,
  seat: fromPlan(x, y),
})

export const STREET_OFFICES: readonly StreetOffice[] = [
  office('510903001', '南津路街道', 700, -2150),
  office('510903002', '凯旋路街道', -120, 950),
  office('510903004', '镇江寺街道', 180, 100),
  office('510903005', '育才路街道', -950, 2200),
  office('510903006', '介福路街道', -1000, 250),
  office('510903007', '嘉禾街道', -450, -1150),
  office('510903008', '广德街道', -2700, 1500),
  office('510903009', '富源路街道', -2400, -500),
  office('510903011', '灵泉街道', 2750, -1750),
  office('510903012', '慈音街道', 2300, 350),
  office('510903013', '九莲街道', -1100, -2700),
  office('510903014', '南强街道', 500, -3900),
  office('510903016', '西宁街道', -2900, -1900),
  office('510903017', '杨渡街道', -1700, 4100),
  office('510903100', '龙凤镇', 2500, -3500),
  office('510903101', '仁里镇', 2500, 2100),
  office('510903103', '永兴镇', 450, 3900),
  office('510904114', '聚贤镇', -2700, -3500),
]

export const DISTRICTS: readonly { code: string; nameZh: string }[] = [
  { code: '510903', nameZh: '船山区' },
  { code: '510904', nameZh: '安居区' },
]

/** Development zones have no county code: they lie across streets and are held beside the codes. */
export const MANAGEMENT_AREAS = [
  { code: 'G01', nameZh: '船山区管理区域' },
  { code: 'G02', nameZh: '经济技术开发区管理区域' },
  { code: 'G03', nameZh: '河东新区管理区域' },
  { code: 'G04', nameZh: '高新区管理区域' },
] as const
export type ManagementAreaCode = (typeof MANAGEMENT_AREAS)[number]['code']

/** Which zone looks after a place on the given bank. */
export function managementAreaAt([east, north]: Point, bank: 'west' | 'east'): ManagementAreaCode {
  if (bank === 'east') return 'G03'
  const [x, y] = [east - fromPlan(0, 0)[0], north - fromPlan(0, 0)[1]]
  if (y < -2500 && x < -300) return 'G04'
  return x < -1650 && y < 2200 ? 'G02' : 'G01'
}
