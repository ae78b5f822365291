import type { Block, LandUse } from '../base-map/land-use.ts'
import { innerPoint } from '../geometry/polygon.ts'
import { roundMillimetre } from '../geometry/vector.ts'
import { LANDMARKS } from '../plan/landmarks.ts'
import { wordSource } from '../plan/name-words.ts'
import { hashUnit } from '../prng.ts'
import type { Place } from './place.ts'

type Kind = readonly [suffix: string, category: string, share: number]

/** What stands on a block, by its use: made-up names with these endings. */
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

const pointOf = (block: Block) => roundMillimetre(innerPoint(block.grids[0]!.ring))

/** Estates for the blocks of homes, one point of interest for each other block, and the well-known places. */
export function estatesAndPoints(blocks: readonly Block[]): Place[] {
  const word = wordSource(1_200)
  const landmarkOf = new Map(LANDMARKS.map(landmark => [landmark.nameZh, landmark]))
  return blocks.flatMap((block, i): Place[] => {
    const common = { aliases: [], roadId: '', at: pointOf(block) }
    const landmark = landmarkOf.get(block.nameZh)
    if (landmark)
      return [
        {
          ...common,
          kind: '兴趣点',
          nameZh: landmark.nameZh,
          category: landmark.category,
          aliases: aliasesOf(landmark.nameZh),
        },
      ]
    const luck = hashUnit(i, 917)
    if (block.use === 'residential') {
      const ending = ESTATE_ENDINGS[Math.floor(luck * ESTATE_ENDINGS.length)]!
      return [{ ...common, kind: '区片', nameZh: `${word()}${ending}`, category: '住宅小区' }]
    }
    const kinds = KINDS[block.use]
    if (!kinds || (block.use === 'green' && luck > 0.3)) return []
    const [suffix, category] = kindOf(kinds, luck)
    return [{ ...common, kind: '兴趣点', nameZh: word() + suffix, category }]
  })
}

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
const aliasesOf = (nameZh: string): string[] => ALIASES[nameZh] ?? []
