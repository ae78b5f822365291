import { expect, test } from 'vitest'
import { isShown, majorTicked, onlyThis, toggleClass, toggleMajor } from './class-selection.ts'

const majors = [
  { code: '01', classes: [{ code: '0101' }, { code: '0102' }, { code: '0113' }] },
  { code: '02', classes: [{ code: '0201' }, { code: '0210' }] },
]
const [utilities, roads] = majors as [(typeof majors)[0], (typeof majors)[0]]

test('everything is shown until something is unticked, and then all but that', () => {
  expect(toggleClass(majors, undefined, '0102')).toEqual(['0101', '0113', '02'])
  expect(toggleMajor(majors, undefined, roads)).toEqual(['01'])
})

test('ticking the last missing class writes the major, and the last major everything', () => {
  expect(toggleClass(majors, ['0101', '0113'], '0102')).toEqual(['01'])
  expect(toggleClass(majors, ['01', '0201'], '0210')).toBeUndefined()
})

test('a half-ticked major is filled first and emptied next', () => {
  expect(majorTicked(['0101'], utilities)).toBe('some')
  const filled = toggleMajor(majors, ['0101'], utilities)
  expect(filled).toEqual(['01'])
  expect(toggleMajor(majors, filled, utilities)).toEqual([])
})

test('toggling twice is as before, whatever was shown', () => {
  for (const shown of [undefined, [], ['01'], ['0101', '02'], ['0210']])
    for (const { code } of majors.flatMap(major => major.classes))
      expect(toggleClass(majors, toggleClass(majors, shown, code), code)).toEqual(shown)
})

test('only this class, and everything again when asked twice', () => {
  expect(onlyThis(undefined, '0113')).toEqual(['0113'])
  expect(onlyThis(['0113'], '0113')).toBeUndefined()
  expect(onlyThis(['01', '0210'], '0113')).toEqual(['0113'])
})

test('a minor is shown by its own code, by its major and by no filter', () => {
  expect(isShown(undefined, '0102')).toBe(true)
  expect(isShown(['01'], '0102')).toBe(true)
  expect(isShown(['0102'], '0102')).toBe(true)
  expect(isShown([], '0102')).toBe(false)
  expect(majorTicked([], utilities)).toBe('none')
})
