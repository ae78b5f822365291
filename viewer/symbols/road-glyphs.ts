import { circle, type Glyph } from './glyph.ts'

const BICYCLE = `${circle(7.4, 14.8, 3)}${circle(16.6, 14.8, 3)}M7.4 14.8l3-5.2h4.2l2 5.2M10.4 9.6l2.8 5.2M9 7.8h2.6M14 7.8h2.2`

/** Roads and traffic, and what bounds, blocks or crosses a street. */
export const ROAD_GLYPHS: Record<string, Glyph> = {
  parking: { stroke: 'M9.3 18.8V5.6h3.8a3.8 3.8 0 0 1 0 7.6H9.3M8.5 18.8V5.6' },
  'parking-meter': { fill: `${circle(12, 8.8, 4.6)}M9.7 7.6v2.4h4.6V7.6z`, stroke: 'M12 13.2V19M9.2 19h5.6' },
  'bus-stop': {
    fill: `M7.6 5h8.8A1.8 1.8 0 0 1 18.2 6.8v10H5.8v-10A1.8 1.8 0 0 1 7.6 5zM7.5 7.4v4.4h9V7.4z${circle(8.2, 14.3, 1)}${circle(15.8, 14.3, 1)}M7 16.8h2.4V19H7zM14.6 16.8H17V19h-2.4z`,
  },
  taxi: {
    fill: `M9.8 5.2h4.4v2h2.4l2 4.6v5.4H5.4v-5.4l2-4.6h2.4zM8.3 8.9l-1.1 2.7h9.6l-1.1-2.7z${circle(8.2, 14.4, 1)}${circle(15.8, 14.4, 1)}`,
  },
  footbridge: { stroke: 'M4.8 18l3.6-7h7.2l3.6 7M9.6 11v7M14.4 11v7M7 7.4h10M8.4 7.4V11M15.6 7.4V11' },
  underpass: { stroke: 'M5.6 18.6v-6.2a6.4 6.4 0 0 1 12.8 0v6.2M12 9.8v7M9.2 14.2l2.8 2.8 2.8-2.8' },
  viaduct: { stroke: 'M4.8 8.6c3.6 0 4.2-2.8 7.2-2.8s3.6 2.8 7.2 2.8M4.8 13h14.4M8 8v11M16 8v11' },
  bridge: { stroke: 'M4.8 8.6h14.4M5 15.2a7 7 0 0 1 14 0M8.4 8.8v2M15.6 8.8v2M5.6 18.6h12.8' },
  'traffic-sign': { stroke: 'M12 4.8l6.2 9.6H5.8zM12 14.4v5', fill: 'M11.1 8.4h1.8v4h-1.8z' },
  signal: {
    fill: `M9.8 4.2h4.4a1.8 1.8 0 0 1 1.8 1.8v12a1.8 1.8 0 0 1-1.8 1.8H9.8A1.8 1.8 0 0 1 8 18V6a1.8 1.8 0 0 1 1.8-1.8z${circle(12, 7.6, 1.6)}${circle(12, 12, 1.6)}${circle(12, 16.4, 1.6)}`,
  },
  rail: { stroke: 'M4.8 9h14.4M4.8 13.2h14.4M7.4 6.6v11.6M12 6.6v11.6M16.6 6.6v11.6' },
  'bike-rack': { stroke: BICYCLE },
  'bike-share': {
    stroke: BICYCLE.replace('M14 7.8h2.2', ''),
    fill: 'M17 3.2a3 3 0 0 1 3 3c0 1.8-3 4.4-3 4.4s-3-2.6-3-4.4a3 3 0 0 1 3-3z',
  },
  'name-plate': { fill: 'M5 5.8h11.2l3 3.1-3 3.1H5zM7.2 8v1.8h7.6V8z', stroke: 'M8.8 12v7.2' },
  'message-sign': { stroke: 'M5 5.8h14v8.8H5zM8 8.8h8M8 11.6h5M8.8 14.6v4.4M15.2 14.6v4.4' },
  'noise-barrier': {
    fill: 'M5.4 5.4h3v13.4h-3z',
    stroke: 'M11.4 10a3 3 0 0 1 0 4.2M14 7.8a6.2 6.2 0 0 1 0 8.6M16.6 5.8a9 9 0 0 1 0 12.6',
  },
  bollard: { fill: 'M9.2 8.2a2.8 2.8 0 0 1 5.6 0v8.8h2V19H7.2v-2h2zM9.2 9.8v2h5.6v-2z' },
  'bollard-crossing': {
    fill: 'M6 6.8a1.6 1.6 0 0 1 3.2 0v6.4H6zM14.8 6.8a1.6 1.6 0 0 1 3.2 0v6.4h-3.2zM5 15.4h2.4v3.4H5zM9 15.4h2.4v3.4H9zM13 15.4h2.4v3.4H13zM17 15.4h2.4v3.4H17z',
  },
  'height-bar': { stroke: 'M5.8 19V6h12.4v13M12 8.8v7.6M9.8 11l2.2-2.2 2.2 2.2M9.8 14.2l2.2 2.2 2.2-2.2' },
  trench: { stroke: 'M4.8 9.2h14.4v5.6H4.8zM7.6 14.8l2-5.6M11.2 14.8l2-5.6M14.8 14.8l2-5.6' },
  tactile: {
    fill: [7.2, 12, 16.8].flatMap(x => [7.2, 12, 16.8].map(y => circle(x, y, 1.5))).join(''),
  },
  kerb: { fill: 'M4.8 8.2h7.6v4.6h6.8v4.8H4.8z' },
  'bike-stand': { stroke: 'M4.8 18.6h14.4M7 18.6V10a2.2 2.2 0 0 1 4.4 0v8.6M12.6 18.6V10a2.2 2.2 0 0 1 4.4 0v8.6' },
  'parking-sign': { stroke: 'M5.6 4.8h12.8v10H5.6zM12 14.8v4.6M10.4 12.6V7.2h1.8a1.8 1.8 0 0 1 0 3.6h-1.8' },
  culvert: { fill: 'M4.6 6.4h14.8v12h-3.8v-2.8a3.6 3.6 0 0 0-7.2 0v2.8H4.6z' },
  block: { fill: 'M8.6 5.6h6.8l1 7.2h2v5.4H5.6v-5.4h2zM9.9 8.6l-.3 2h4.8l-.3-2z' },
  island: { fill: 'M5 17.6L12 5l7 12.6zM8.4 15.6h7.2L12 9.1z' },
  'speed-bump': { fill: 'M4.6 16.8c2.4 0 3.6-6 7.4-6s5 6 7.4 6zM10.6 12.4l-.8 3h1.5l.6-3z' },
  barrel: { fill: 'M7.4 4.8h9.2l.8 14.4H6.6zM7.8 8.4l-.1 2.2h8.6l-.1-2.2zM7.5 13.4l-.1 2.2h9.2l-.1-2.2z' },
}
