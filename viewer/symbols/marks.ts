import { circle, type Glyph } from './glyph.ts'

/** The disc behind a state mark. It is drawn at half the size of a badge. */
export const MARK_SHAPE = circle(12, 12, 10.6)

/** What the corner of a badge says about a component that is not intact: a colour and a sign of its own. */
export const STATE_MARKS: Readonly<Record<string, { colour: string; glyph: Glyph }>> = {
  damaged: { colour: '#d92d20', glyph: { fill: `M10.3 3.6h3.4l-.5 10.2h-2.4z${circle(12, 18.2, 2.1)}` } },
  lost: {
    colour: '#d92d20',
    glyph: { fill: 'M5.4 7.8l2.4-2.4L12 9.6l4.2-4.2 2.4 2.4L14.4 12l4.2 4.2-2.4 2.4L12 14.4l-4.2 4.2-2.4-2.4L9.6 12z' },
  },
  occupied: { colour: '#e0a100', glyph: { fill: 'M6 6h12v12H6z' } },
  abandoned: { colour: '#6b7178', glyph: { fill: 'M4.5 10.2h15v3.6h-15z' } },
  removed: { colour: '#6b7178', glyph: { fill: 'M4.8 6.6l1.8-1.8 12.6 12.6-1.8 1.8z' } },
}

/** A finding of an import, by severity. */
export const FINDING_MARKS: Readonly<Record<string, { colour: string; glyph: Glyph }>> = {
  error: { colour: '#d92d20', glyph: STATE_MARKS.lost!.glyph },
  warning: { colour: '#e0a100', glyph: STATE_MARKS.damaged!.glyph },
  note: { colour: '#5b6b7f', glyph: { fill: `M10.4 9.6h3.2v9.8h-3.2z${circle(12, 5.8, 2.1)}` } },
}

/** The pin of a place found by search; `dot` is centre and radius of the hole. */
export const PIN = {
  shape: 'M12 23C6.9 17 4.2 13.2 4.2 9.2a7.8 7.8 0 0 1 15.6 0c0 4-2.7 7.8-7.8 13.8z',
  colour: '#d6185f',
  dot: [12, 8.7, 3.4],
} as const
