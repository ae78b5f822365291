import { expect, test } from 'vitest'
import { encodeGb18030 } from './gb18030.ts'

/** Private-use characters of the first edition that later ones gave to real characters. */
const GIVEN_UP = new Set([0xe5e5, 0xe81e, 0xe826, 0xe82b, 0xe82c, 0xe832, 0xe843, 0xe854, 0xe864])
for (let codePoint = 0xe78d; codePoint <= 0xe796; codePoint++) GIVEN_UP.add(codePoint)

test('every character that Unicode has comes back', () => {
  const decoder = new TextDecoder('gb18030')
  const lost: string[] = []
  for (let codePoint = 0; codePoint <= 0x10ffff; codePoint++) {
    if ((codePoint >= 0xd800 && codePoint <= 0xdfff) || GIVEN_UP.has(codePoint)) continue
    const character = String.fromCodePoint(codePoint)
    if (decoder.decode(encodeGb18030(character)) !== character) lost.push(codePoint.toString(16))
    if (codePoint > 0x20000 && codePoint < 0x10ff00) codePoint += 251
  }
  expect(lost).toEqual([])
})

test('what cannot be written is a question mark, not another character', () => {
  for (const codePoint of [...GIVEN_UP, 0xd800])
    expect(encodeGb18030(String.fromCodePoint(codePoint)).toString()).toBe('?')
})

test('Chinese takes the two bytes that GBK gives it', () => {
  expect(encodeGb18030('遂宁A').toString('hex')).toBe('cbecc4fe41')
  expect(new TextDecoder('gbk').decode(encodeGb18030('嘉禾东路55号，完好'))).toBe('嘉禾东路55号，完好')
})
