import { expect, test } from 'vitest'
import { mergePatch } from './merge-patch.ts'

test.each<[string, Record<string, unknown>, Record<string, unknown>, Record<string, unknown>]>([
  ['a new key is added', { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
  ['a key is replaced', { a: 1 }, { a: [2] }, { a: [2] }],
  ['null removes', { a: 1, b: 2 }, { a: null }, { b: 2 }],
  ['null for a key that is not there changes nothing', { a: 1 }, { b: null }, { a: 1 }],
  ['objects are merged', { a: { b: 1, c: 2 } }, { a: { b: null, d: 3 } }, { a: { c: 2, d: 3 } }],
  ['an object takes the place of a value, without its nulls', { a: 1 }, { a: { b: 2, c: null } }, { a: { b: 2 } }],
])('%s', (_name, target, patch, expected) => {
  const before = structuredClone(target)
  expect(mergePatch(target, patch)).toEqual(expected)
  expect(target).toEqual(before)
})
