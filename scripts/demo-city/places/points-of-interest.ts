import { ESTATE_CATEGORY } from '../base-map/block-names.ts'
import type { Block } from '../base-map/land-use.ts'
import { roundMillimetre } from '../geometry/vector.ts'
import type { Place } from './place.ts'

/** Short forms that people use. */
const ALIASES: Record<string, string[]> = {
  中国宋瓷博物馆: ['宋瓷博物馆'],
  遂宁市人民政府: ['市政府'],
  船山区人民政府: ['区政府', '船山区政府'],
  遂宁市中心医院: ['中心医院', '市医院'],
  遂宁站: ['遂宁火车站'],
  灵泉寺: ['灵泉风景区'],
  广德寺: ['广德寺景区'],
}

/** The named blocks as places: estates, and points of interest for all others. */
export const estatesAndPoints = (blocks: readonly Block[]): Place[] =>
  blocks
    .filter(block => block.nameZh !== '')
    .map(({ nameZh, category, grids }) => ({
      kind: category === ESTATE_CATEGORY ? '区片' : '兴趣点',
      nameZh,
      aliases: ALIASES[nameZh] ?? [],
      category,
      roadId: '',
      at: roundMillimetre(grids[0]!.centre),
    }))
