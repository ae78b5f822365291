import { circle, type Glyph } from './glyph.ts'

const WAVE = 'M5.2 17.6c1.5-1.5 3-1.5 4.5 0s3 1.5 4.5 0 3-1.5 4.5 0'

/** Hazards, water-side works, stations and signs. */
export const PLACE_GLYPHS: Record<string, Glyph> = {
  hazard: { fill: `M12 4.4l7.6 13.8H4.4zM11 9.2l.3 4.8h1.4l.3-4.8z${circle(12, 15.9, 1.1)}` },
  construction: {
    stroke: 'M8.8 19V5M8.8 5l9.4 3.4M5.4 8.6h13.2M16.4 8.6v3.8M6.2 19h5.2',
    fill: 'M14.6 12.4h3.6v3h-3.6z',
  },
  waterside: { fill: 'M8.4 5.8h7.2v2.2h-1.7v5h-3.8v-5H8.4zM7.4 13h9.2v1.5H7.4z', stroke: WAVE },
  port: { stroke: `${circle(12, 6.4, 1.8)}M12 8.4v10.8M8.6 11h6.8M5.4 13.8c.5 3.2 3.1 5.4 6.6 5.4s6.1-2.2 6.6-5.4` },
  'flood-wall': { stroke: `M5 5.6h14v7.8H5zM5 9.5h14M12 5.6v3.9M8.6 9.5v3.9M15.4 9.5v3.9${WAVE}` },
  platform: { stroke: `M4.8 7.6h9v3.6h5.4M7.4 7.6v6.6M11.2 7.6v6.6M16 11.2v3${WAVE}` },
  pump: { stroke: `${circle(10.6, 12.8, 5.2)}M10.6 7.6h8.4v4h-3.4`, fill: 'M8.8 9.8l5.2 3-5.2 3z' },
  gauge: { stroke: 'M8.4 4.8h7.2v14.4H8.4zM8.4 8h3.4M8.4 11h4.8M8.4 14h3.4M8.4 17h4.8' },
  'flood-monitor': {
    fill: 'M12 4.4c2 2.6 3 4.2 3 5.6a3 3 0 0 1-6 0c0-1.4 1-3 3-5.6z',
    stroke: `M5.2 14.4c1.5-1.5 3-1.5 4.5 0s3 1.5 4.5 0 3-1.5 4.5 0${WAVE.replace('17.6', '18.2')}`,
  },
  fuel: {
    fill: 'M5.6 5h8.4v14H5.6zM7.4 7v4h4.8V7z',
    stroke: 'M14 12.6h1.2a1.2 1.2 0 0 1 1.2 1.2v2a1.3 1.3 0 0 0 2.6 0V9.6l-2.3-2.3',
  },
  'gas-cylinder': {
    fill: 'M8 10.6a4 4 0 0 1 2.6-3.8h2.8a4 4 0 0 1 2.6 3.8v8.6H8zM8 12.2v2h8v-2z',
    stroke: 'M12 6.6V5M9.8 4.8h4.4',
  },
  heritage: { fill: 'M12 4.4l7.4 4v1.4H4.6V8.4z', stroke: 'M7.2 10.8v5.6M12 10.8v5.6M16.8 10.8v5.6M5.2 18.6h13.6' },
  'tourist-sign': { fill: 'M5.4 5.6h9.6l2.4 2.1-2.4 2.1H5.4zM18.6 11.4H9l-2.4 2.1L9 15.6h9.6z', stroke: 'M12 4.4v15' },
  refuge: { stroke: 'M4.8 12.2L12 5.4l7.2 6.8', fill: `${circle(12, 12.4, 2)}M8.4 19.2a3.6 4 0 0 1 7.2 0z` },
  buoy: { fill: 'M11 4h2v2.6h1.4l2.2 7.2H7.4l2.2-7.2H11zM9.8 9.2l-.5 1.7h5.4l-.5-1.7z', stroke: WAVE },
  'water-sign': { stroke: `M5.4 4.8h13.2v8H5.4zM12 12.8v2.2M8 8.8c1.3-1.3 2.7-1.3 4 0s2.7 1.3 4 0${WAVE}` },
  'shop-sign': {
    stroke: 'M6.8 12.6v6.2h10.4v-6.2',
    fill: 'M4.6 5.2h14.8v6.4H4.6zM7 7.5v1.8h10V7.5zM10.6 14.2h2.8v4.6h-2.8z',
  },
  generic: { fill: circle(12, 12, 3.6) },
}
