import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { DEVELOPERS_WORDS } from './developers-words.ts'
import { PEOPLE_WORDS } from './people-words.ts'
import { PICTURE_WORDS } from './picture-words.ts'
import { translate } from './translate.ts'
import { WORDS, type WordKey } from './words.ts'

const HAN = /\p{Script=Han}/u
const entries = Object.entries({ ...WORDS, ...PEOPLE_WORDS, ...DEVELOPERS_WORDS, ...PICTURE_WORDS }) as [
  WordKey,
  readonly [string, string],
][]
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(match => match[0]).sort()

/** The language switch names the other language in its own script, so it stands the other way round. */
const CROSSED: WordKey[] = ['tool.language', 'tool.languageShort']

test('every entry has words in both languages, each in its own script', () => {
  for (const [key, [zh, en]] of entries) {
    expect.soft(zh.trim(), key).not.toBe('')
    expect.soft(en.trim(), key).not.toBe('')
    if (CROSSED.includes(key)) continue
    expect.soft(HAN.test(en), `${key} has Chinese characters in its English`).toBe(false)
    if (/[A-Za-z]{3,}/.test(zh.replaceAll(/\{\w+\}/g, '')))
      expect.soft(HAN.test(zh), `${key} has no Chinese`).toBe(true)
  }
})

test('both languages fill in the same things', () => {
  for (const [key, [zh, en]] of entries) expect.soft(placeholders(en), key).toEqual(placeholders(zh))
})

test('what is not given stays visible as its name', () => {
  expect(translate('en', 'status.grid', {})).toBe('grid {code}')
  expect(translate('en', 'status.grid', { code: 7 })).toBe('grid 7')
})

const VIEWER = new URL('../', import.meta.url)

const sources = readdirSync(VIEWER, { recursive: true, encoding: 'utf8' }).filter(
  path => /\.tsx?$/.test(path) && !/^(dist|e2e)\/|\.test\.ts$|\.gen\.ts$|-words\.ts$|^i18n\/words/.test(path),
)

const withoutComments = (code: string) => code.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g, '')

test.each(sources)('%s holds no words of its own', path => {
  const code = withoutComments(readFileSync(new URL(path, VIEWER), 'utf8'))
  expect(code.match(/.*\p{Script=Han}.*/gu) ?? []).toEqual([])
  if (!path.endsWith('.tsx')) return
  const spoken = [...code.matchAll(/(?<=[a-z"'}\s/])>\s*([A-Z][a-z]+[^<>{}=;()]*)\s*</g)].map(match => match[1])
  const labels = [...code.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*[A-Za-z]{2}[^"]*)"/g)].map(
    match => match[1],
  )
  expect([...spoken, ...labels]).toEqual([])
})

test('every entry is used', () => {
  const code = sources.map(path => readFileSync(new URL(path, VIEWER), 'utf8')).join('\n')
  const prefixes = [...code.matchAll(/`([\w.]+\.)\$\{/g)].map(match => match[1]!)
  const unused = entries
    .map(([key]) => key)
    .filter(key => !code.includes(`'${key}'`) && !prefixes.some(prefix => key.startsWith(prefix)))
  expect(unused).toEqual([])
})
