import { expect, test } from 'vitest'
import { escapeXml, escapeXmlText } from './escape-xml.ts'
import { readXml } from './read-xml.ts'

test('what is escaped is read back as it was', () => {
  const text = '路灯 <1> & "2"\t\n\r𠮷'
  for (const escaped of [escapeXml(text), escapeXmlText(text)])
    expect(readXml(`<a>-${escaped}-</a>`).text).toBe(`-${text}-`)
  expect(readXml(`<a b="${escapeXml('"<&>')}"/>`).attributes.b).toBe('"<&>')
})

test('characters that XML cannot hold are left out', () => {
  for (const escaping of [escapeXml, escapeXmlText]) expect(escaping('a\u0000b\u001fc\ud800d\uffff')).toBe('abcd')
})

test('quotes stay in the text of an element', () => {
  expect(escapeXmlText('{"a": "<"}')).toBe('{"a": "&lt;"}')
})
