import { greenAreas, lawnRails } from './greens.ts'
import { alongKerbs, inTurn, MAIN, onPlots, type Placements, STREETS } from './placement.ts'

/** Major class 04, gardens and green. */
export const GREEN: Placements = {
  '0401': onPlots([96, '活体', '黄葛树'], ['green', 'public', 'residential'], 1),
  '0402': alongKerbs([Number.POSITIVE_INFINITY, '活体', '小叶榕'], {
    roads: STREETS,
    offsetMeters: 1.35,
    spacingMeters: 6.6,
    sides: 'both',
    phaseMeters: 3,
    isByRoad: true,
    clearMeters: 4,
  }),
  '0403': alongKerbs([900, '铸铁', '树池篦子'], {
    roads: ['secondary'],
    offsetMeters: 1.8,
    spacingMeters: 6.6,
    sides: 'left',
    phaseMeters: 3,
    isByRoad: true,
    clearMeters: 4,
  }),
  '0404': inTurn(
    [800, '玻璃钢', 'φ1200'],
    onPlots([0, '', '花钵'], ['square', 'commercial', 'public'], 1),
    alongKerbs([0, '', ''], {
      roads: MAIN,
      offsetMeters: 2.6,
      spacingMeters: 60,
      sides: 'both',
      phaseMeters: 21,
      besides: ['commercial', 'square', 'public'],
    }),
  ),
  '0405': { count: 2_300, material: '草坪灌木', spec: '', sites: greenAreas },
  '0406': onPlots([130, '铜', '高3m'], ['square', 'green', 'public'], 1),
  '0407': onPlots([1_500, '防腐木', '1.5m'], ['green', 'square'], 7),
  '0408': { count: 600, material: '锌钢', spec: '高0.6m', sites: lawnRails },
  '0409': onPlots([400, '塑料', '喷灌'], ['green'], 3),
  '0410': onPlots([46, '花岗岩', 'φ12m'], ['square', 'green', 'commercial'], 1),
}
