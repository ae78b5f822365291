import type { FeatureGeometryType, FeatureType } from '../../../spatial/features/feature-type.ts'
import type { ClassDomains } from './domains.ts'

type Colour = [red: number, green: number, blue: number, alpha: number]

const OPAQUE = 255
const OUTLINE: Colour = [255, 255, 255, OPAQUE]
/** Colours of layers that have no classes, as on our own map. */
const COLOURS: Record<string, string> = {
  unit_grids: '#8a94a3',
  districts: '#c2410c',
  streets: '#b45309',
  communities: '#a16207',
  management_areas: '#7c3aed',
  places: '#475569',
  roads: '#d6a94a',
  water: '#7db7de',
  buildings: '#b8b2a7',
  blocks: '#9fc48a',
}
const OTHER_COLOUR = '#64748b'

/** How a layer is drawn until somebody chooses otherwise: components in the colours of their major classes. */
export function drawingInfo(type: FeatureType, { majors }: ClassDomains): object {
  const { geometryType } = type
  const isComponents = type.table === 'components' && type.attributes.some(({ name }) => name === 'majorCode')
  const plain = symbol(geometryType, rgba(COLOURS[type.name] ?? OTHER_COLOUR))
  const renderer = isComponents
    ? {
        type: 'uniqueValue',
        field1: 'majorCode',
        defaultSymbol: plain,
        defaultLabel: '其他',
        uniqueValueInfos: majors.map(({ code, nameZh, colour }) => ({
          value: code,
          label: nameZh,
          description: '',
          symbol: symbol(geometryType, rgba(colour)),
        })),
      }
    : { type: 'simple', symbol: plain, label: type.titleZh, description: '' }
  return { renderer, transparency: 0, labelingInfo: null }
}

function rgba(colour: string): Colour {
  const [red, green, blue] = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ]
  return [red, green, blue, OPAQUE]
}

const line = (color: Colour, width: number): object => ({ type: 'esriSLS', style: 'esriSLSSolid', color, width })
const FILL_ALPHA = 64

/** Sizes in points. */
function symbol(geometryType: FeatureGeometryType, color: Colour): object {
  if (geometryType === 'Point')
    return { type: 'esriSMS', style: 'esriSMSCircle', color, size: 6, outline: { color: OUTLINE, width: 0.75 } }
  if (geometryType === 'MultiLineString') return line(color, 1.5)
  const [red, green, blue] = color
  return { type: 'esriSFS', style: 'esriSFSSolid', color: [red, green, blue, FILL_ALPHA], outline: line(color, 1) }
}
