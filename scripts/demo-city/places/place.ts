import type { Point } from '../geometry/vector.ts'

export const PLACE_KINDS = ['区域', '地片', '区片', '街巷', '门牌', '兴趣点'] as const
export type PlaceKind = (typeof PLACE_KINDS)[number]

export interface Place {
  kind: PlaceKind
  nameZh: string
  aliases: readonly string[]
  category: string
  roadId: string
  at: Point
}
