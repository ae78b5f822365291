import type { LandUse } from '../base-map/land-use.ts'
import type { Point } from '../geometry/vector.ts'
import { fromPlan } from './local-origin.ts'

/** Well-known places of Suining. The names are real, the positions are only roughly so. */
export interface Landmark {
  nameZh: string
  at: Point
  use: LandUse
  category: string
}

const landmark = (nameZh: string, x: number, y: number, use: LandUse, category: string): Landmark => ({
  nameZh,
  at: fromPlan(x, y),
  use,
  category,
})

export const LANDMARKS: readonly Landmark[] = [
  landmark('广德寺', -3000, 1500, 'public', '寺观'),
  landmark('灵泉寺', 3500, -1650, 'public', '寺观'),
  landmark('中国宋瓷博物馆', 2150, -420, 'public', '博物馆'),
  landmark('遂宁市人民政府', 2350, 150, 'public', '政府机关'),
  landmark('船山区人民政府', -150, -1480, 'public', '政府机关'),
  landmark('遂宁市中心医院', -500, -250, 'public', '医院'),
  landmark('遂宁中学', -950, 620, 'public', '学校'),
  landmark('遂宁站', -2200, -1600, 'public', '火车站'),
  landmark('体育中心', 2500, 1000, 'public', '体育场馆'),
  landmark('市民广场', 2100, 500, 'square', '广场'),
  landmark('人民公园', -300, -750, 'green', '公园'),
  landmark('城南湿地公园', 1000, -3300, 'green', '公园'),
  landmark('卧龙山公园', -2900, 900, 'green', '公园'),
  landmark('犀牛广场', -300, 300, 'square', '广场'),
  landmark('河东体育公园', 2750, 1450, 'green', '公园'),
  landmark('龙凤古镇', 2350, -3300, 'commercial', '景区'),
]
