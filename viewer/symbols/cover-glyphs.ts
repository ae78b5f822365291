import { circle, type Glyph } from './glyph.ts'

/** Every cover is the same ring; the mark inside says what lies beneath. */
const RING = circle(12, 12, 10.4) + circle(12, 12, 9.2)

const marked = (mark: Glyph): Glyph => ({ ...mark, fill: RING + (mark.fill ?? '') })

/** Manhole covers of all kinds. */
export const COVER_GLYPHS: Record<string, Glyph> = {
  'cover-water': marked({ fill: 'M12 5.4c2.9 3.8 4.3 6.1 4.3 8.1a4.3 4.3 0 0 1-8.6 0c0-1.9 1.4-4.3 4.3-8.1z' }),
  'cover-sewer': marked({
    stroke: 'M6.8 9.9c1.7-1.8 3.5-1.8 5.2 0s3.5 1.8 5.2 0M6.8 14.6c1.7-1.8 3.5-1.8 5.2 0s3.5 1.8 5.2 0',
  }),
  'cover-storm': marked({ stroke: 'M9.4 7.3l-1.9 5.2M13.6 7.3l-3.4 9.1M16.7 10.4l-2.2 6' }),
  'cover-power': marked({ fill: 'M13.3 5l-5.7 8.1h3.9l-1.2 6l6.2-8.6h-3.9z' }),
  'cover-lamp': marked({ stroke: circle(12, 10.4, 3.1), fill: 'M10 15.2h4v3h-4z' }),
  'cover-telecom': marked({
    fill: circle(8.1, 15.9, 1.7),
    stroke: 'M7.8 11.2a4.9 4.9 0 0 1 4.9 4.9M7.8 7.2a9 9 0 0 1 9 9',
  }),
  'cover-tv': marked({ stroke: 'M7.2 10.2h9.6v6.5H7.2zM9.3 6.4l2.7 3.5l2.7-3.5' }),
  'cover-network': marked({
    fill: circle(12, 7.7, 2.1) + circle(7.7, 15, 2.1) + circle(16.3, 15, 2.1),
    stroke: 'M12 7.7v4.4M12 12.1l-4.3 2.9M12 12.1l4.3 2.9',
  }),
  'cover-heat': marked({
    stroke:
      'M8 17.2c-1.7-2.3 1.7-3.4 0-5.5s1.7-3.1 0-4.9M12 17.2c-1.7-2.3 1.7-3.4 0-5.5s1.7-3.1 0-4.9M16 17.2c-1.7-2.3 1.7-3.4 0-5.5s1.7-3.1 0-4.9',
  }),
  'cover-gas': marked({
    fill: 'M12.5 5c.5 2.7 4.2 4.4 4.2 8.2a4.7 4.7 0 0 1-9.4 0c0-2.2 1.2-3.4 2.1-4.7c.4 1.2 .9 1.7 1.6 2c-.3-2.2 .1-3.9 1.6-5.5zM12 12.6c1.2 1.1 2 1.9 2 2.9a2 2 0 0 1-4 0c0-1 .8-1.8 2-2.9z',
  }),
  'cover-police': marked({ fill: 'M12 5.5l5.1 1.8v3.8c0 3.5-2.1 6-5.1 7.3c-3-1.3-5.1-3.8-5.1-7.3V7.3z' }),
  'cover-unknown': marked({ stroke: 'M9.3 9.4a2.7 2.7 0 1 1 4 2.5c-.9 .5-1.3 1-1.3 2', fill: circle(12, 16.9, 1.4) }),
  'cover-reclaimed': marked({ stroke: 'M15.8 9.7a4.7 4.7 0 1 0 .8 3.4', fill: 'M17.7 6v5.7l-5.1-1.9z' }),
  'cover-transit': marked({
    fill: `M8 6.5h8.1a1.3 1.3 0 0 1 1.3 1.3v7.9H6.7V7.8a1.3 1.3 0 0 1 1.3-1.3zM8.5 8.5v3h7V8.5z${circle(9.1, 16.7, 1.4)}${circle(14.9, 16.7, 1.4)}`,
  }),
  'cover-pipeline': marked({ stroke: 'M6.3 13.8h11.4M8.4 10.7v6.2M15.6 10.7v6.2M12 13.6V8.4M9.3 8h5.5' }),
  'cover-special': marked({ stroke: 'M12 6.8v10.4M7.5 9.4l9.1 5.2M16.6 9.4l-9.1 5.2' }),
  'cover-military': marked({
    fill: 'M12 5.4l1.8 4.3l4.7 .4l-3.5 3l1 4.6l-4-2.5l-4 2.5l1-4.5L5.5 10.1l4.7-.4z',
  }),
  sensor: marked({
    fill: circle(12, 16.2, 1.7),
    stroke: 'M9.3 12.8a3.9 3.9 0 0 1 5.5 0M7.2 9.7a6.9 6.9 0 0 1 9.6 0',
  }),
  'cover-fire': marked({
    fill: 'M9 6.3h6v2.2H13.3v1.3h1.8v2.1h-.9v3.6h1.3v2H8.5v-1.9h1.3v-3.6h-.9v-2.1H10.7v-1.3H9z',
  }),
  'cover-garden': marked({ fill: 'M6.8 17.6C6 11 9.6 6.8 17.2 6.6c.2 6.8-3.2 10.6-8.8 10.2l4.4-6-5.2 7z' }),
  'cover-septic': marked({ stroke: 'M7.2 8.4v8h9.6v-8', fill: 'M8.6 11.8h6.8v3.2H8.6z' }),
  'cover-shared': marked({
    fill: circle(9, 9, 2) + circle(15, 9, 2) + circle(9, 15, 2) + circle(15, 15, 2),
  }),
}
