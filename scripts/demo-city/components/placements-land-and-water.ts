import { bankLines, bankPoints } from './along-banks.ts'
import { asPlots, inTurn, onPlots, type Placements } from './placement.ts'

/** Major classes 05 and 06: houses and land, other. */
export const LAND_AND_WATER: Placements = {
  '0501': onPlots([1_000, '不锈钢', '2.4×1.2m'], ['residential', 'public'], 1),
  '0502': onPlots([96, '钢筋混凝土', '平战结合'], ['residential', 'commercial', 'public'], 1),
  '0503': onPlots([60, '钢筋混凝土', '地下一层'], ['residential', 'public'], 1),
  '0601': inTurn(
    [28, '', '储存'],
    onPlots([0, '', '工厂储存'], ['industrial'], 1),
    onPlots([0, '', '站点储存'], ['commercial'], 1),
  ),
  '0602': asPlots([74, '', '围挡施工'], {
    uses: ['farmland', 'residential', 'industrial', 'square', 'commercial'],
    perGrid: 1,
    length: [34, 70],
    width: [26, 48],
  }),
  '0603': {
    count: 150,
    material: '钢',
    spec: '系缆桩',
    sites: frame => bankPoints(frame, { inlandMeters: 0.9, spacingMeters: 85, salt: 62 }),
  },
  '0604': {
    count: 420,
    material: '石材',
    spec: '高1.1m',
    sites: frame => bankLines(frame, { inlandMeters: 1.6, longestMeters: 60, salt: 63 }),
  },
  '0605': {
    count: 24,
    material: '钢',
    spec: '航标',
    sites: frame => bankPoints(frame, { inlandMeters: 1.8, spacingMeters: 260, salt: 64 }),
  },
  '0606': {
    count: 240,
    material: '钢筋混凝土',
    spec: '高1.2m',
    sites: frame => bankLines(frame, { inlandMeters: 7, longestMeters: 110, salt: 65 }),
  },
}
