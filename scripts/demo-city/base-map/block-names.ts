import { LANDMARKS } from '../plan/landmarks.ts'
import { wordSource } from '../plan/name-words.ts'
import { hashUnit } from '../prng.ts'
import type { Block, LandUse } from './land-use.ts'

type Kind = readonly [suffix: string, category: string, share: number]

/** What stands on a block, by its use: made-up names with these endings, and the category of the place. */
const KINDS: Partial<Record<LandUse, readonly Kind[]>> = {
  public: [
    ['小学', '学校', 0.24],
    ['中学', '学校', 0.14],
    ['幼儿园', '学校', 0.2],
    ['社区卫生服务站', '医院', 0.16],
    ['医院', '医院', 0.06],
    ['文化站', '文化设施', 0.1],
    ['派出所', '政府机关', 0.1],
  ],
  commercial: [
    ['农贸市场', '市场', 0.2],
    ['超市', '购物', 0.3],
    ['商业广场', '购物', 0.2],
    ['酒店', '住宿', 0.2],
    ['写字楼', '商务', 0.1],
  ],
  industrial: [
    ['机械厂', '企业', 0.35],
    ['食品厂', '企业', 0.25],
    ['电子厂', '企业', 0.2],
    ['物流园', '企业', 0.2],
  ],
  green: [['公园', '公园', 1]],
  square: [['广场', '广场', 1]],
}

/** Share of the parks that have a name: the green along the water is not all parks. */
const NAMED_PARKS = 0.3

const ESTATE_ENDINGS = ['小区', '花园', '苑', '家园', '佳苑', '新村'] as const

function kindOf(kinds: readonly Kind[], luck: number): Kind {
  let rest = luck
  return (
    kinds.find(([, , share]) => {
      rest -= share
      return rest < 0
    }) ?? kinds[0]!
  )
}

/** Category of a named block: what it says in the list of places. */
export const ESTATE_CATEGORY = '住宅小区'

const categoryOfLandmark = new Map(LANDMARKS.map(landmark => [landmark.nameZh, landmark.category]))

/** Gives blocks their names and categories; landmarks keep theirs, fields and some greens have none. */
export function nameBlocks(blocks: readonly Block[]): void {
  const word = wordSource(1_200)
  blocks.forEach((block, i) => {
    const known = categoryOfLandmark.get(block.nameZh)
    if (known) {
      block.category = known
      return
    }
    const luck = hashUnit(i, 917)
    if (block.use === 'residential') {
      block.nameZh = word() + ESTATE_ENDINGS[Math.floor(luck * ESTATE_ENDINGS.length)]!
      block.category = ESTATE_CATEGORY
      return
    }
    const kinds = KINDS[block.use]
    if (!kinds || (block.use === 'green' && luck > NAMED_PARKS)) return
    const [suffix, category] = kindOf(kinds, luck)
    block.nameZh = word() + suffix
    block.category = category
  })
}
