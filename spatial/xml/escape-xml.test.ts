import { expect, test } from 'vitest'
import { escapeXml } from './escape-xml.ts'
import { readXml } from './read-xml.ts'

test('what is escaped is read back as it was', () => {
  const text = '路灯 <1> & "2"\t\n\r𠮷'
  expect(readXml(`<a>-${escapeXml(text)}-</a>`).text).toBe(`-${text}-`)
  expect(readXml(`<a b="${escapeXml('"<&>')}"/>`).attributes.b).toBe('"<&>')
})

test('characters that XML cannot hold are left out', () => {
  expect(escapeXml('a\u0000b\u001fc\ud800d\uffff')).toBe('abcd')
})
