import { bankPoints } from './along-banks.ts'
import { ALL_ROADS, alongKerbs, asPlots, MAIN, onPlots, type Placements, STREETS } from './placement.ts'

/** Major class 03, appearance of the city. */
export const APPEARANCE: Placements = {
  '0301': asPlots([168, '砖混', '二类公厕'], {
    uses: ['green', 'square', 'commercial', 'public', 'residential'],
    perGrid: 1,
    length: [9, 14],
    width: [6, 9],
  }),
  '0302': onPlots([700, '钢筋混凝土', '30立方米'], ['residential', 'public'], 1),
  '0303': alongKerbs([330, '铝合金', '立牌'], {
    roads: STREETS,
    offsetMeters: 0.9,
    spacingMeters: 520,
    sides: 'both',
    phaseMeters: 260,
    jitterMeters: 90,
  }),
  '0304': onPlots([120, '砖混', '20平方米'], ['residential', 'commercial'], 1),
  '0305': alongKerbs([13_300, '不锈钢', '分类双桶'], {
    roads: ALL_ROADS,
    offsetMeters: 1.15,
    spacingMeters: 56,
    sides: 'both',
    phaseMeters: 29,
    isByRoad: true,
    jitterMeters: 8,
  }),
  '0306': alongKerbs([1_500, '亚克力', 'LED'], {
    roads: ALL_ROADS,
    offsetMeters: 0.5,
    isAtFrontage: true,
    spacingMeters: 26,
    sides: 'both',
    besides: ['commercial'],
    isByRoad: true,
  }),
  '0307': alongKerbs([9_600, '铝塑板', '门头招牌'], {
    roads: ALL_ROADS,
    offsetMeters: 0.3,
    isAtFrontage: true,
    spacingMeters: 13,
    sides: 'both',
    phaseMeters: 6,
    besides: ['commercial', 'residential'],
    jitterMeters: 3,
  }),
  '0308': onPlots([9, '钢', '六参数'], ['public', 'green'], 1),
  '0309': onPlots([6, '钢', '自动站'], ['public', 'green'], 1),
  '0310': {
    count: 18,
    material: '不锈钢',
    spec: '在线监测',
    sites: frame => bankPoints(frame, { inlandMeters: 2.5, spacingMeters: 70, salt: 61 }),
  },
  '0311': alongKerbs([12, '铝合金', 'LED'], {
    roads: MAIN,
    offsetMeters: 1.9,
    spacingMeters: 900,
    sides: 'right',
    phaseMeters: 420,
  }),
}
