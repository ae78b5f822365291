import { expect, test } from 'vitest'
import { HELP } from './help-keys.ts'
import { SHORTCUTS } from './use-shortcuts.ts'

/** Plus lies on the same key as the equals sign, without shift. */
const ALIASES = ['=']

test('the help lists every key that does something, and no other', () => {
  const listed = HELP.flatMap(([keys]) => keys)
  expect([...listed].sort()).toEqual(
    Object.keys(SHORTCUTS)
      .filter(key => !ALIASES.includes(key))
      .sort(),
  )
  expect(new Set(listed).size).toBe(listed.length)
})
