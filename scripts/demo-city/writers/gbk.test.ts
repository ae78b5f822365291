import { expect, test } from 'vitest'
import { gbk } from './gbk.ts'

const decode = (bytes: Buffer) => new TextDecoder('gbk').decode(bytes)

test.each(['遂宁市船山区', '污水井盖 φ700', '450×750', 'LED 120W', '（附1号）', '锟斤拷', ''])(
  '%s comes back as it was',
  text => {
    expect(decode(gbk(text))).toBe(text)
  },
)

test('every character of two bytes comes back as it was', () => {
  for (let lead = 0xb0; lead <= 0xf7; lead++) {
    for (let trail = 0xa1; trail <= 0xf9; trail++) {
      const bytes = Buffer.from([lead, trail])
      if (decode(bytes).includes('\uFFFD')) continue
      expect(gbk(decode(bytes))).toEqual(bytes)
    }
  }
})

test('a character that GBK lacks is refused by name', () => {
  expect(() => gbk('30m³')).toThrow('GBK has no ³ (in 30m³)')
})
