import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fixturesFolder } from '../testing/fixtures.ts'
import { parseCql2Json, toCql2Json } from './cql2-json.ts'
import { parseCql2Text } from './cql2-text.ts'

const EXAMPLES = fixturesFolder('cql2/examples')

/** The standard writes microseconds in its text and leaves them out of its JSON. */
const withoutZeros = (value: unknown): unknown => JSON.parse(JSON.stringify(value).replaceAll('.000000Z', 'Z'))

/** These two texts are written in another form than their JSON: unary minus, and a casei pattern. */
const textFiles = EXAMPLES ? readdirSync(join(EXAMPLES, 'text')).filter(name => !name.includes('-alt')) : []

describe.skipIf(!EXAMPLES)('the examples of the standard (fixtures: cql2)', () => {
  test.each(textFiles)('%s means the same as text and as JSON', name => {
    const text = readFileSync(join(EXAMPLES!, 'text', name), 'utf8')
    const json = JSON.parse(readFileSync(join(EXAMPLES!, 'json', `${basename(name, '.txt')}.json`), 'utf8'))
    expect(withoutZeros(toCql2Json(parseCql2Text(text)))).toEqual(withoutZeros(toCql2Json(parseCql2Json(json))))
  })

  test('reading and writing JSON are inverse', () => {
    const names = readdirSync(join(EXAMPLES!, 'json')).filter(name => name.endsWith('.json'))
    expect(names.length).toBeGreaterThan(100)
    for (const name of names) {
      const json = JSON.parse(readFileSync(join(EXAMPLES!, 'json', name), 'utf8'))
      expect(toCql2Json(parseCql2Json(json)), name).toEqual(json)
    }
  })

  test('alternative spellings mean the same', () => {
    for (const name of readdirSync(join(EXAMPLES!, 'text')).filter(one => one.includes('-alt'))) {
      const main = join(EXAMPLES!, 'text', name.replace(/-alt\d+/, ''))
      if (!existsSync(main) || name.startsWith('example85')) continue
      const tree = (file: string) => withoutZeros(toCql2Json(parseCql2Text(readFileSync(file, 'utf8'))))
      expect(tree(join(EXAMPLES!, 'text', name)), name).toEqual(tree(main))
    }
  })
})

test.each([
  ['nothing', '', /position 1: found the end, expected a property/],
  ['half a comparison', 'state =', /position 8: found the end/],
  ['two values side by side', "a = 'x' 'y'", /position 9: found "y", expected the end/],
  ['an open text', "a = 'x", /position 5/],
  ['an open parenthesis', '(a = 1', /expected "\)"/],
  ['a sign of another language', 'a == 1', /position 4: found "="/],
  ['a statement after the filter', 'a = 1; drop table components', /position 6: "; drop/],
  ['a day that is not in the calendar', "T_AFTER(day, DATE('2023-02-29'))", /not a date/],
  ['an operator with too few arguments', 'S_INTERSECTS(geometry)', /s_intersects takes 2 arguments, not 1/],
  ['a box of three', 'S_INTERSECTS(geometry, BBOX(1,2,3))', /4 or 6 numbers/],
])('%s is refused, saying where and why', (_name, text, message) => {
  expect(() => parseCql2Text(text)).toThrow(message)
})

test('ten thousand terms are one level deep; a thousand parentheses are refused', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => `serial = ${i}`).join(' OR ')
  expect(parseCql2Text(many)).toMatchObject({ kind: 'call', op: 'or' })
  expect(() => parseCql2Text(`${'('.repeat(1000)}a = 1${')'.repeat(1000)}`)).toThrow('nested deeper')
  expect(() => parseCql2Text(`${'NOT '.repeat(1000)}a = 1`)).toThrow('nested deeper')
  expect(() => parseCql2Text('-'.repeat(100_000))).toThrow('nested deeper')
})

test('years that no calendar has are open ends', () => {
  const interval = "INTERVAL('0000-01-01T00:00:00Z', '9999-12-31T00:00:00Z')"
  expect(parseCql2Text(`T_DURING(changed, ${interval})`)).toMatchObject({ args: [{}, { from: null, to: null }] })
})
