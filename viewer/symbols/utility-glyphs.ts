import { circle, type Glyph } from './glyph.ts'

/** A pole with its foot; the mark at its top says whose it is. */
const poleWith = (mark: Glyph): Glyph => ({ ...mark, stroke: `M12 10.8V19.2M9 19.2h6${mark.stroke ?? ''}` })

/** Public utilities other than covers: pipes, poles, lamps, cabinets, kiosks. */
export const UTILITY_GLYPHS: Record<string, Glyph> = {
  grate: { stroke: 'M5.8 7.6h12.4v8.8H5.8zM9 7.6v8.8M12 7.6v8.8M15 7.6v8.8' },
  hydrant: {
    fill: `M11.1 4.4h1.8v1.4a3.6 3.6 0 0 1 2.7 3.4h1.2v1.7H7.2V9.2h1.2a3.6 3.6 0 0 1 2.7-3.4zM8.6 11.7h6.8v1.1h2.6v3h-2.6v1.8h1.6v1.9H7v-1.9h1.6v-1.8H6v-3h2.6z${circle(12, 14.3, 1.5)}`,
  },
  'cabinet-telecom': {
    stroke: 'M7 5.4h10v11.8H7zM8.7 17.2v1.8M15.3 17.2v1.8M10.4 8.7a4.3 4.3 0 0 1 4.3 4.3',
    fill: circle(10.2, 13.1, 1.4),
  },
  'cabinet-signal': {
    stroke: 'M7 5.4h10v11.8H7zM8.7 17.2v1.8M15.3 17.2v1.8',
    fill: circle(12, 8.2, 1.2) + circle(12, 11.3, 1.2) + circle(12, 14.4, 1.2),
  },
  power: { fill: 'M13.8 4.2L6.2 13.6h4.7L9.8 19.8l8-10h-5.2z' },
  pole: { stroke: 'M12 4.8v14.2M9 19h6M7.8 7.8h8.4M8.8 11h6.4' },
  lamp: {
    stroke: 'M8.6 19V8.4a3.3 3.3 0 0 1 3.3-3.3h1.3M6.6 19h4',
    fill: 'M12.7 4.4h2.5c2.1 0 3.6 1.5 3.8 4h-6.3z',
  },
  'lamp-ground': {
    fill: 'M7.2 16.4a4.8 4.8 0 0 1 9.6 0z',
    stroke: 'M12 5.4v3M6.3 7.7l2 2.3M17.7 7.7l-2 2.3M5.8 18.6h12.4',
  },
  'lamp-landscape': { fill: 'M8.4 6.8h7.2l1.1 6.4H7.3z', stroke: 'M12 4.6v2M12 13.2V19M9.2 19h5.6' },
  'lamp-mast': {
    fill: 'M5.2 4.8h4.6v3H5.2zM14.2 4.8h4.6v3h-4.6z',
    stroke: 'M9 6.3h6M12 6.3V19M9.6 19h4.8M9.6 11h4.8',
  },
  'news-stand': {
    stroke:
      'M5.6 6h10v12H7.4a1.8 1.8 0 0 1-1.8-1.8zM15.6 9.4h2.8v6.8a1.8 1.8 0 0 1-1.8 1.8M8.3 9.2h4.6M8.3 12h4.6M8.3 14.8h4.6',
  },
  'phone-booth': {
    stroke: 'M7 4.8h10v14.4H7zM7 8h10',
    fill: 'M9.3 10.3l1.7-.5.9 2.1-1 .9c.4.9 1.1 1.6 2 2l.9-1 2.1.9-.5 1.7c-3.6.8-7-2.6-6.1-6.1z',
  },
  'post-box': { fill: 'M7.2 9.4a4.8 4.8 0 0 1 9.6 0v6.8h-3.4v3.2h-2.8v-3.2H7.2zM9.2 9.3v1.7h5.6V9.3z' },
  'info-kiosk': { stroke: 'M10 11h2.2v7M9.4 18.2h5.4', fill: circle(11.9, 7, 1.7) },
  vending: {
    stroke: 'M7 4.8h10v14.4H7zM7 15.4h10',
    fill: 'M9 7.2h1.9v2.2H9zM13.1 7.2H15v2.2h-1.9zM9 11.2h1.9v2.2H9zM13.1 11.2H15v2.2h-1.9z',
  },
  fitness: {
    stroke: 'M8.5 12h7',
    fill: 'M7 7.6h2.2v8.8H7zM14.8 7.6H17v8.8h-2.2zM4.8 9.6h1.6v4.8H4.8zM17.6 9.6h1.6v4.8h-1.6z',
  },
  well: { stroke: 'M6 9.8l6-4.6 6 4.6M7.8 10v4M16.2 10v4M12 8.4v4', fill: 'M6.6 14h10.8v4.9H6.6z' },
  tap: {
    fill: `M5.4 9.2h7.8a4.4 4.4 0 0 1 4.4 4.4v1.2h-3.2v-.6a1.5 1.5 0 0 0-1.5-1.5H5.4z${circle(16, 17.7, 1.5)}`,
    stroke: 'M9.4 9V6.2M6.9 6h5',
  },
  pylon: { stroke: 'M8.4 19.2L11 5h2l2.6 14.2M6.4 8.6h11.2M5.8 12.2h12.4M9.4 14l5.8 5M14.6 14l-5.8 5' },
  transformer: { stroke: circle(9.3, 12, 4) + circle(14.7, 12, 4) },
  'gas-regulator': {
    stroke: 'M5.8 5.8h12.4v12.4H5.8z',
    fill: 'M12.4 7.6c.4 1.9 2.9 3 2.9 5.7a3.3 3.3 0 0 1-6.6 0c0-1.5.8-2.3 1.5-3.2.3.8.6 1.1 1.1 1.3-.2-1.5.1-2.7 1.1-3.8z',
  },
  camera: {
    fill: `M5.2 8.2l11.6-2.4 1.3 5.6-11.6 2.6z${circle(17.6, 8.3, 1.2)}`,
    stroke: 'M9.8 13.6v2.6a2.2 2.2 0 0 1-2.2 2.2H5.6',
  },
  'camera-site': {
    fill: 'M5.2 6.4l11.6-1.8 1 4.8-11.6 2.2z',
    stroke: 'M9.8 11.4v2.2H5.6M5.6 18.8l2.6-2.8M10.2 18.8l2.6-2.8M14.8 18.8l2.6-2.8',
  },
  kiosk: { fill: 'M6 5.6h12l1.4 4.2H4.6z', stroke: 'M6.8 9.8v8.6h10.4V9.8M6.8 13.8h10.4' },
  'police-box': {
    fill: 'M12 4.2l6.2 2.2v4.7c0 4-2.6 6.9-6.2 8.5-3.6-1.6-6.2-4.5-6.2-8.5V6.4zM12 7.2l-1.2 2.7-2.9.3 2.2 1.9-.7 2.9 2.6-1.6 2.6 1.6-.7-2.9 2.2-1.9-2.9-.3z',
  },
  tower: {
    fill: circle(12, 8, 1.6),
    stroke: 'M12 8.6L8.4 19M12 8.6L15.6 19M9.8 15.2h4.4M8.5 4.6a4.9 4.9 0 0 0 0 6.8M15.5 4.6a4.9 4.9 0 0 1 0 6.8',
  },
  charger: {
    fill: 'M5.6 5h8.4v14H5.6zM10.6 7.2L7.3 12.6h2.2l-.6 4.2 3.5-5.8H10z',
    stroke: 'M14 12.6h1.2a1.2 1.2 0 0 1 1.2 1.2v2a1.3 1.3 0 0 0 2.6 0V9.6l-2.3-2.3',
  },
  'power-sign': { stroke: 'M5.4 5h13.2v10H5.4zM12 15v4.4', fill: 'M12.7 6.2L9 10.9h2.4l-.7 3.2 3.9-4.9h-2.6z' },
  'pole-power': poleWith({ fill: 'M12.9 3.8L8.6 9.4h2.7l-.7 3.2 4.8-5.8h-2.9z' }),
  'pole-telecom': poleWith({
    fill: circle(12, 8.2, 1.6),
    stroke: 'M8.6 4.8a4.8 4.8 0 0 0 0 6.8M15.4 4.8a4.8 4.8 0 0 1 0 6.8',
  }),
  'pole-transit': poleWith({ fill: `M7.8 4h8.4v6.8H7.8zM9.3 5.5v2.3h5.4V5.5z` }),
  'pole-special': poleWith({ stroke: 'M12 4v6.4M9.2 5.6l5.6 3.2M14.8 5.6L9.2 8.8' }),
  'pole-unknown': poleWith({ stroke: 'M9.6 6.6a2.4 2.4 0 1 1 3.4 2.2c-.7.3-1 .8-1 1.4' }),
  'transformer-lamp': { stroke: circle(9, 14.4, 3.4) + circle(14.4, 14.4, 3.4), fill: `${circle(12, 6.8, 2.6)}` },
  'pipe-oil': {
    stroke: 'M4.8 14.4h14.4M7.6 11.8v5.2M16.4 11.8v5.2',
    fill: 'M12 4.4c1.7 2.2 2.5 3.6 2.5 4.7a2.5 2.5 0 0 1-5 0c0-1.1.8-2.5 2.5-4.7z',
  },
  'pipe-gas': {
    stroke: 'M4.8 15.4h14.4M7.6 12.8V18M16.4 12.8V18',
    fill: 'M12.4 3.8c.4 1.9 2.7 2.9 2.7 5.4a3.1 3.1 0 0 1-6.2 0c0-1.4.8-2.2 1.4-3 .3.7.6 1 1 1.2-.2-1.4.1-2.5 1.1-3.6z',
  },
}
