import { circle, type Glyph } from './glyph.ts'

const MAN = `${circle(8.2, 6.2, 1.7)}M6 8.6h4.4v5.6h-.9v4.8H6.9v-4.8H6z`
const WAVE = 'M5.4 17.4c1.5-1.5 2.9-1.5 4.4 0s2.9 1.5 4.4 0 2.9-1.5 4.4 0'

/** City appearance, parks, buildings and land. */
export const CITY_GLYPHS: Record<string, Glyph> = {
  toilet: { fill: `${MAN}${circle(15.8, 6.2, 1.7)}M14.2 8.6h3.2l1.8 6h-1.7v4.4h-3.4v-4.4h-1.7z` },
  'toilet-sign': { fill: MAN, stroke: 'M13 12h5.6M16.2 9.2L19 12l-2.8 2.8' },
  septic: { stroke: 'M5.4 9h13.2v9.2H5.4zM8.6 9V5.8M15.4 9V5.8M8 13.8c1.3-1.3 2.7-1.3 4 0s2.7 1.3 4 0' },
  'refuse-room': { stroke: 'M4.8 11L12 5l7.2 6M6.8 10v8.8h10.4V10', fill: 'M9.6 12.6h4.8l-.5 5h-3.8zM9 10.8h6v1.2H9z' },
  'transfer-station': {
    fill: `M4.4 7h9.2v8.6H4.4zM14.6 9.6h2.8l2.4 2.8v3.2h-5.2zM15.8 10.9v1.7h2.2l-1.3-1.7z${circle(8, 16.8, 1.9)}${circle(16.4, 16.8, 1.9)}`,
  },
  bin: {
    fill: 'M6.8 8.8h10.4l-.9 10.4H7.7zM9.3 10.8l.4 6.4h1l-.2-6.4zM13.5 10.8l-.2 6.4h1l.4-6.4zM5.6 6.4h12.8v1.5H5.6zM9.8 4.6h4.4v1.8H9.8z',
  },
  'bin-sorting': {
    fill: 'M5 9.2h6l-.6 9.8H5.6zM13 9.2h6l-.6 9.8h-4.8zM4.6 6.6h6.8v1.5H4.6zM12.6 6.6h6.8v1.5h-6.8z',
  },
  neon: {
    stroke: 'M5.8 7.8h12.4v9.4H5.8zM9 5.6V4.8M15 5.6V4.8M9 19.4v-.4M15 19.4v-.4',
    fill: 'M12 8.8l1 2.7 2.7 1-2.7 1-1 2.7-1-2.7-2.7-1 2.7-1z',
  },
  billboard: {
    fill: 'M4.6 5.4h14.8v8.4H4.6zM7 7.6v1.5h6V7.6zM7 10.4v1.5h9.6v-1.5z',
    stroke: 'M8.4 13.8V19M15.6 13.8V19',
  },
  'air-station': { stroke: 'M5 9.8h8.2a2.3 2.3 0 1 0-2.1-3.3M5 12.8h11.6a2.5 2.5 0 1 1-2.3 3.5M5 15.8h5.6' },
  'weather-station': {
    fill: 'M8 18.6a3.2 3.2 0 0 1 .2-6.4 4.3 4.3 0 0 1 8.2 1 2.7 2.7 0 0 1 .3 5.4z',
    stroke: 'M8.6 9.4a3.4 3.4 0 0 1 5.6-1.3M11.6 4.6v.6M6.2 6.4l.5.5M17 6.4l-.5.5',
  },
  outfall: { fill: 'M4.8 6.6h6v5.2h-6zM10.8 5.6h2v7.2h-2z', stroke: `M14.6 9.2c2.2 0 3.2 1.6 3.2 4.2${WAVE}` },
  noise: {
    fill: 'M5 9.6h3l4-3.4v11.6l-4-3.4H5z',
    stroke: 'M14.6 9.4a3.7 3.7 0 0 1 0 5.2M17 7a7 7 0 0 1 0 10',
  },
  'tree-old': {
    fill: `M12 4.2a4.3 4.3 0 0 1 4.1 3 3.9 3.9 0 0 1 .5 7.7H13v4.5h-2v-4.5H7.4a3.9 3.9 0 0 1 .5-7.7 4.3 4.3 0 0 1 4.1-3z${circle(12, 10.2, 2.2)}`,
  },
  tree: { fill: `${circle(12, 9.4, 5.2)}M11 14.5h2v4.9h-2z` },
  'tree-guard': {
    fill: `${circle(12, 7.6, 3.6)}M11.2 11h1.6v8h-1.6z`,
    stroke: 'M7.2 12v7.2M16.8 12v7.2M7.2 14h9.6M7.2 17h9.6',
  },
  planter: {
    fill: 'M7 12.6h10l-1.3 6.6H8.3z',
    stroke: 'M12 12.4V7M12 10c-2.9 0-4.2-1.5-4.4-4M12 10c2.9 0 4.2-1.5 4.4-4',
  },
  green: { fill: 'M5.6 18.8C4.8 10.4 9.6 5.4 19 5c.4 8.6-4 13.4-11.2 13l6.2-7.6-7 8.8z' },
  sculpture: { fill: `${circle(12, 7, 2.8)}M8 14.6c0-2.9 1.7-4.3 4-4.3s4 1.4 4 4.3zM8.6 15.6h6.8v3.6H8.6z` },
  bench: { stroke: 'M4.8 12.6h14.4M5.6 8h12.8M7.4 12.6v5.2M16.6 12.6v5.2M7 8v4.6M17 8v4.6' },
  irrigation: {
    fill: 'M10.7 12.6h2.6v6.6h-2.6z',
    stroke: 'M12 11.4c-1-3.3-3.3-4.5-6.2-3.9M12 11.4c1-3.3 3.3-4.5 6.2-3.9M12 10V5M8.2 19.2h7.6',
  },
  fountain: {
    fill: 'M5.4 14.8h13.2l-1.8 4.2H7.2z',
    stroke: 'M12 14V5.4M12 7.2c-2.8 0-4.5 1.6-4.7 4.8M12 7.2c2.8 0 4.5 1.6 4.7 4.8',
  },
  'notice-board': {
    stroke: 'M4.8 5.6h14.4v9.2H4.8zM13.6 8.6h2.8M13.6 11.6h2.8M7.8 14.8V19M16.2 14.8V19',
    fill: 'M7.4 8h4v4.6h-4z',
  },
  'civil-defence': { stroke: circle(12, 12, 7), fill: 'M12 7.4l4.3 7.2H7.7z' },
  basement: { stroke: 'M4.8 6.4h4.4v4h4.2v4h4.2v4H19.2M15.4 5.6v4.8M13.4 8.6l2 2 2-2' },
  'tool-room': { stroke: 'M17.4 5l-5 6.8', fill: 'M9.4 10.6l5 3.6-2.8 5.2-6.8-3z' },
  'food-cart': {
    fill: `M6 5h12l1.2 3.6H4.8z${circle(9, 17.6, 1.7)}${circle(15, 17.6, 1.7)}`,
    stroke: 'M6.8 8.6v6.2h10.4V8.6M17.2 12h2',
  },
  market: {
    fill: 'M5.8 5h12.4l1.4 4.4a2.5 2.5 0 0 1-5 .2 2.6 2.6 0 0 1-5.2 0 2.5 2.5 0 0 1-5-.2z',
    stroke: 'M6.2 12.6v6.2M17.8 12.6v6.2M6.2 15.2h11.6',
  },
  pavilion: {
    fill: 'M12 4.4c1.7 2.6 4.1 4.2 7.6 4.9v2H4.4v-2c3.5-.7 5.9-2.3 7.6-4.9z',
    stroke: 'M7.4 11.3v7.3M16.6 11.3v7.3M5.4 18.8h13.2',
  },
}
