import { bankPoints } from './along-banks.ts'
import {
  ALL_ROADS,
  alongKerbs,
  inTurn,
  LARGER,
  onCrossings,
  onPlots,
  type Placements,
  SMALLER,
  STREETS,
} from './placement.ts'
import { COVERS } from './placements-covers.ts'
import { powerLine } from './power-line.ts'

const LIGHTS_AND_POLES: Placements = {
  '0117': alongKerbs([3_400, '钢筋混凝土', '10m'], {
    roads: SMALLER,
    offsetMeters: 0.5,
    spacingMeters: 50,
    sides: 'right',
    phaseMeters: 23,
    isByRoad: true,
  }),
  '0118': alongKerbs([31_900, '钢', 'LED 120W'], {
    roads: ALL_ROADS,
    offsetMeters: 0.6,
    spacingMeters: 15,
    sides: 'alternate',
    isOnBridges: true,
    isByRoad: true,
    clearMeters: 1,
  }),
  '0119': onPlots([700, '不锈钢', 'LED 9W'], ['green', 'square'], 5),
  '0120': inTurn(
    [1_300, '钢', 'LED 40W'],
    {
      count: 0,
      material: '',
      spec: '',
      sites: frame => bankPoints(frame, { inlandMeters: 4.5, spacingMeters: 24, salt: 51 }),
    },
    onPlots([0, '', '景观灯'], ['green', 'square'], 4),
  ),
  '0133': { count: 38, material: '角钢', spec: '110kV', sites: powerLine },
}

const CABINETS_AND_BOXES: Placements = {
  '0113': alongKerbs([3_300, '铸铁', 'SS100/65'], {
    roads: STREETS,
    offsetMeters: 0.8,
    spacingMeters: 120,
    sides: 'alternate',
    phaseMeters: 19,
    isByRoad: true,
    jitterMeters: 8,
  }),
  '0115': alongKerbs([1_250, '不锈钢', '288芯'], {
    roads: STREETS,
    offsetMeters: 2.7,
    spacingMeters: 240,
    sides: 'left',
    phaseMeters: 90,
    jitterMeters: 60,
  }),
  '0116': alongKerbs([700, '不锈钢', '配电箱'], {
    roads: STREETS,
    offsetMeters: 2.7,
    spacingMeters: 320,
    sides: 'right',
    phaseMeters: 120,
    jitterMeters: 80,
  }),
  '0134': onPlots([800, '钢', '10kV 630kVA'], ['residential', 'commercial', 'public', 'industrial'], 1),
  '0135': onPlots([500, '钢', '中低压'], ['residential', 'commercial'], 1),
  '0136': onCrossings([1_500, '铝合金', '枪机'], {
    smallest: 'branch',
    arms: 3,
    largest: 'secondary',
    alongMeters: 4.5,
    outMeters: 1.3,
    side: 'exit',
  }),
}

const KIOSKS_AND_SERVICES: Placements = {
  '0121': alongKerbs([46, '钢', '2.5×2m'], {
    roads: LARGER,
    offsetMeters: 2.4,
    spacingMeters: 900,
    sides: 'right',
    phaseMeters: 330,
    besides: ['commercial', 'residential'],
  }),
  '0122': alongKerbs([120, '玻璃钢', '单机'], {
    roads: LARGER,
    offsetMeters: 2.2,
    spacingMeters: 600,
    sides: 'left',
    phaseMeters: 250,
  }),
  '0123': alongKerbs([64, '铸铁', '立式'], {
    roads: LARGER,
    offsetMeters: 2,
    spacingMeters: 1_100,
    sides: 'right',
    phaseMeters: 140,
  }),
  '0124': onPlots([22, '钢', '触摸屏'], ['square', 'public', 'commercial'], 1),
  '0125': onPlots([85, '钢', '饮料机'], ['commercial', 'square', 'public'], 1),
  '0126': onPlots([620, '钢', '组合器材'], ['residential', 'green', 'square'], 1),
  '0131': onPlots([34, '砖石', 'φ900'], ['residential', 'farmland'], 1),
  '0132': onPlots([40, '不锈钢', '直饮水'], ['green', 'square'], 1),
  '0137': alongKerbs([95, '钢', '2.5×2m'], {
    roads: STREETS,
    offsetMeters: 1.9,
    spacingMeters: 800,
    sides: 'left',
    phaseMeters: 410,
    besides: ['commercial', 'residential', 'public'],
  }),
  '0138': onCrossings([62, '钢', '2×2m'], {
    smallest: 'secondary',
    arms: 3,
    largest: 'primary',
    alongMeters: 7,
    outMeters: 2.4,
    side: 'exit',
  }),
}

/** Major class 01, public utilities. */
export const UTILITIES: Placements = { ...COVERS, ...LIGHTS_AND_POLES, ...CABINETS_AND_BOXES, ...KIOSKS_AND_SERVICES }
