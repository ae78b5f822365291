import { expect, test } from 'vitest'
import { classBook, minorClasses } from './class-book.ts'
import { CROSSWALK_RELATIONS, componentCrosswalk } from './class-crosswalk.ts'

const { from, to, pairs } = componentCrosswalk()
const codesOf = (id: typeof from) => new Set(minorClasses(classBook(id)).map(c => c.code))

test('every pair joins a class of one edition to a class of the other, once', () => {
  const [sources, targets] = [codesOf(from), codesOf(to)]
  for (const pair of pairs) {
    expect(sources).toContain(pair.from)
    expect(targets).toContain(pair.to)
    expect(CROSSWALK_RELATIONS).toContain(pair.relation)
  }
  expect(new Set(pairs.map(pair => `${pair.from}-${pair.to}`)).size).toBe(pairs.length)
})

test('every standard class of 2007 has a counterpart in 2013', () => {
  const mapped = new Set(pairs.map(pair => pair.from))
  const standard = minorClasses(classBook(from)).filter(c => c.origin === 'standard')
  expect(standard.filter(c => !mapped.has(c.code))).toEqual([])
})

test('a class that means the same has one counterpart only, in both directions', () => {
  const same = pairs.filter(pair => pair.relation === 'same')
  for (const pair of same) {
    expect(pairs.filter(other => other.from === pair.from).length).toBe(1)
    expect(same.filter(other => other.to === pair.to).length).toBe(1)
  }
})

test('the one pole class of 2007 is split into five in 2013', () => {
  const poles = pairs.filter(pair => pair.from === '0117')
  expect(poles.map(pair => pair.to)).toEqual(['0130', '0131', '0132', '0133', '0134'])
  expect(poles.every(pair => pair.relation === 'narrower')).toBe(true)
})
