import { expect, test } from 'vitest'
import { contrast, inkOn } from './contrast.ts'
import { PALETTES } from './palette.ts'

test('black on white is 21 : 1, and a colour on itself 1 : 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 5)
  expect(contrast('#0f6fff', '#0f6fff')).toBe(1)
})

test.each(Object.entries(PALETTES))(
  'every text colour of the %s theme has 4.5 : 1 on what it stands on',
  (_name, p) => {
    for (const ground of [p.panel, p.panelRaised, p.land])
      for (const text of [p.text, p.quietText, p.accentText, p.danger, p.warning, p.success])
        expect.soft(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(p.waterText, p.water)).toBeGreaterThanOrEqual(4.5)
  },
)

test('the ink on a class colour is white where white can be seen, else near-black', () => {
  expect(inkOn('#2f6fde')).toBe('#ffffff')
  expect(inkOn('#e08a00')).toBe('#22262b')
})
