import { describe, expect, test } from 'vitest'
import { fixture, hasFixtures } from '../formats/testing/fixtures.ts'
import { readOne } from '../formats/testing/read-all.ts'
import { detectEncoding } from './detect-encoding.ts'
import { encodingByLanguageByte, encodingByName } from './encoding-names.ts'

const bytes = (hex: string, mayBeCut = false) => ({ bytes: Buffer.from(hex.replaceAll(' ', ''), 'hex'), mayBeCut })
const utf8 = (text: string) => ({ bytes: Buffer.from(text), mayBeCut: false })
/** 简体国语, 污水井盖 and 遂宁市 in GB2312. */
const GBK = [bytes('bcf2 cce5 b9fa d3ef'), bytes('cedb cbae beae b8c7'), bytes('cbec c4fe cad0')]

describe('encoding by content', () => {
  test('strict UTF-8 is UTF-8, whatever the .cpg says', () => {
    const finding = detectEncoding([utf8('污水井盖')], { cpgFile: 'gb18030', languageByte: 'gb18030' })
    expect(finding).toEqual({ name: 'utf-8', evidence: 'content', samples: ['污水井盖'] })
  })

  test('ordinary Chinese in GBK is GB18030, also with a .cpg that says UTF-8', () => {
    expect(detectEncoding(GBK)).toEqual({
      name: 'gb18030',
      evidence: 'content',
      samples: ['简体国语', '污水井盖', '遂宁市'],
    })
    expect(detectEncoding(GBK, { cpgFile: 'utf-8' })).toMatchObject({ name: 'gb18030', evidence: 'content' })
    expect(detectEncoding(GBK, { cpgFile: 'windows-1252' })).toMatchObject({ name: 'gb18030', evidence: 'content' })
  })

  test('a value cut within its last character still counts', () => {
    expect(detectEncoding([bytes('bcf2 cce5 b9', true)])).toMatchObject({ name: 'gb18030', samples: ['简体'] })
    expect(detectEncoding([bytes('e6b1a1 e6b0b4 e4ba95 e79b', true)])).toMatchObject({
      name: 'utf-8',
      samples: ['污水井'],
    })
  })

  test('a few damaged texts do not change what the others are in', () => {
    const damaged = [...GBK, ...GBK, bytes('cedb ff ff beae')]
    expect(detectEncoding(damaged)).toMatchObject({ name: 'gb18030', evidence: 'content' })
    expect(detectEncoding(damaged, { cpgFile: 'gb18030' })).toMatchObject({ name: 'gb18030', evidence: 'content' })
    const half = [bytes('cedb ff ff'), bytes('ff fe ff'), GBK[0]!]
    expect(detectEncoding(half)).toMatchObject({ name: 'windows-1252', evidence: 'assumed' })
  })

  test('one damaged value among many does not decide how a table is read', () => {
    const damaged = bytes('cedb cbff ff')
    const many = Array.from({ length: 20 }, (_, i) => bytes(`cedb cbae ${(0xb0a1 + i).toString(16)}`))
    expect(detectEncoding([...many, damaged])).toMatchObject({ name: 'gb18030', evidence: 'content' })
    expect(detectEncoding([...many.map((_, i) => utf8(`污水${i}`)), damaged])).toMatchObject({
      name: 'utf-8',
      evidence: 'content',
    })
    expect(detectEncoding([GBK[0]!, GBK[1]!, damaged])).toMatchObject({ name: 'gb18030', evidence: 'assumed' })
  })

  test('a statement wins over everything', () => {
    expect(detectEncoding([utf8('污水')], { stated: 'big5' })).toMatchObject({ name: 'big5', evidence: 'stated' })
  })

  test('where content does not decide, the .cpg does, then the language byte', () => {
    const cyrillic = [bytes('d0d3 d1d1 cac8 c9')]
    expect(detectEncoding(cyrillic, { cpgFile: 'windows-1251', languageByte: 'ibm866' })).toMatchObject({
      name: 'windows-1251',
      evidence: 'cpg-file',
      samples: ['РУССКИЙ'],
    })
    expect(detectEncoding([bytes('4d e9 78 69 63 6f')], { languageByte: 'windows-1252' })).toMatchObject({
      name: 'windows-1252',
      evidence: 'language-byte',
      samples: ['México'],
    })
  })

  test('plain ASCII decides nothing and loses nothing', () => {
    expect(detectEncoding([])).toEqual({ name: 'utf-8', evidence: 'ascii-only', samples: [] })
  })
})

describe('names of encodings', () => {
  test.each([
    ['GBK', 'gb18030'],
    ['gb2312', 'gb18030'],
    ['CP936', 'gb18030'],
    ['936', 'gb18030'],
    ['ANSI 936', 'gb18030'],
    ['65001', 'utf-8'],
    ['UTF8', 'utf-8'],
    ['Big-5', 'big5'],
    ['latin2', 'iso-8859-2'],
    ['koi8r', 'koi8-r'],
    ['shiftjis', 'shift_jis'],
    ['EUC-KR', 'euc-kr'],
    ['874', 'windows-874'],
  ])('%s is %s', (text, name) => expect(encodingByName(text)).toBe(name))

  test('nonsense is no encoding', () => {
    for (const text of ['', 'klingon', '12345']) expect(encodingByName(text)).toBeUndefined()
  })

  test('the language byte of Chinese dBase tables', () => {
    expect(encodingByLanguageByte(0x4d)).toBe('gb18030')
    expect(encodingByLanguageByte(0x7a)).toBe('gb18030')
    expect(encodingByLanguageByte(0x57)).toBeUndefined()
  })
})

describe.skipIf(!hasFixtures)('dBase tables written by other projects', () => {
  test.each([
    ['gbk.dbf', 'gb18030', '简体国语'],
    ['gb2312.dbf', 'gb18030', '简体国语'],
    ['utf8.dbf', 'utf-8', '国语國語'],
    ['latin1.dbf', 'windows-1252', 'Peçeña México'],
    ['ldid/chinese.dbf', 'gb18030', '简体'],
    ['cpg/big5.dbf', 'big5', '國語'],
    ['cpg/euckr.dbf', 'euc-kr', '한국말'],
    ['cpg/koi8r.dbf', 'koi8-r', 'русский'],
    ['cpg/latin2.dbf', 'iso-8859-2', 'čeština'],
    ['cpg/shiftjis.dbf', 'shift_jis', 'カタカナひらがな'],
    ['cpg/win1251.dbf', 'windows-1251', 'РУССКИЙ'],
    ['cpg/win874.dbf', 'windows-874', 'ภาษาไทย'],
  ])('%s is %s and reads %s', async (name, encoding, first) => {
    const table = await readOne(fixture('dbf', name), { crs: 'EPSG:3857' })
    expect(table.encoding.name).toBe(encoding)
    expect(table.rows[0]!.properties.NAME).toBe(first)
    expect(table.encoding.samples).toContain(first)
  })

  test.each([
    ['big5.dbf', 'Big5', '繁體國語'],
    ['eucjp.dbf', 'EUC-JP', 'ひたちなか市'],
    ['shiftjis.dbf', 'Shift_JIS', 'ひたちなか市'],
  ])('%s needs the statement %s', async (name, encoding, first) => {
    const { rows } = await readOne(fixture('dbf', name), { encoding })
    expect(rows[0]!.properties.NAME).toBe(first)
  })

  test('Chinese field names are decoded with the values', async () => {
    const { fields, rows } = await readOne(fixture('gdal-formats/shp/chinese.dbf'))
    expect(fields).toEqual([{ name: '中国', kind: 'text' }])
    expect(rows[0]!.properties).toEqual({ 中国: '中国' })
  })
})
