import { describe, expect, test } from 'vitest'
import { readXml } from './read-xml.ts'
import { childNamed, childrenNamed, plainText, qualifiedName } from './xml-element.ts'
import { xmlText } from './xml-text.ts'

describe('a document', () => {
  test('becomes a tree of local names, namespaces, attributes and text', () => {
    const root = readXml(`<?xml version="1.0"?>
      <a:Filter xmlns:a="urn:a" xmlns="urn:default" a:id="1" id="2"><Literal> x<![CDATA[ < y]]> </Literal><!-- no --><Literal/></a:Filter>`)
    expect(root).toMatchObject({ name: 'Filter', namespace: 'urn:a', attributes: { id: '2' }, line: 2 })
    expect(childrenNamed(root, 'Literal')).toHaveLength(2)
    const literal = childNamed(root, 'Literal')!
    expect(literal).toMatchObject({ namespace: 'urn:default', text: ' x < y ' })
    expect(plainText(literal)).toBe('x < y')
  })

  test('answers what a qualified name in a value means where it stands', () => {
    const root = readXml('<a xmlns:city="urn:one" xmlns="urn:d"><b xmlns:city="urn:two"/></a>')
    expect(qualifiedName(root, 'city:x')).toEqual({ local: 'x', prefix: 'city', namespace: 'urn:one' })
    expect(qualifiedName(root.children[0]!, ' city:x ')).toMatchObject({ namespace: 'urn:two' })
    expect(qualifiedName(root, 'x')).toEqual({ local: 'x', prefix: '', namespace: 'urn:d' })
    expect(qualifiedName(root, 'none:x').namespace).toBeUndefined()
  })

  test('may leave out the declarations that clients forget', () => {
    expect(readXml('<ogc:Filter><gml:Point/></ogc:Filter>')).toMatchObject({
      namespace: 'http://www.opengis.net/ogc',
      children: [{ namespace: 'http://www.opengis.net/gml/3.2' }],
    })
    expect(readXml('<gml:Point xmlns:gml="http://www.opengis.net/gml"/>').namespace).toBe('http://www.opengis.net/gml')
  })
})

const BOMB = `<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`

describe('is refused with the place and no more', () => {
  test.each([
    ['a document type with entities', BOMB],
    ['a document type that fetches', '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'],
    ['an entity of its own', '<a>&b;</a>'],
    ['an element left open', '<a><b></a>'],
    ['an undeclared prefix', '<x:a/>'],
    ['a prefix that objects have', '<constructor:a/>'],
    ['an entity that objects have', '<a>&constructor;</a>'],
    ['two roots', '<a/><b/>'],
    ['nothing', ''],
    ['plain words', 'select 1'],
    ['a control character', '<a>\u0000</a>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
  ])('%s', (_, text) => {
    expect(() => readXml(text)).toThrowError(expect.objectContaining({ code: 'xml-not-valid' }))
    expect(() => readXml(text)).toThrow(/^Line \d+, column \d+: [^\n]{5,120}\.$/)
  })

  test('more depth or elements than allowed', () => {
    expect(() => readXml('<a>'.repeat(101))).toThrow('Line 1, column 303: more than 100 elements inside each other.')
    expect(readXml('<a>'.repeat(100) + '</a>'.repeat(100)).name).toBe('a')
    expect(() => readXml('<a><b/><b/></a>', { maxElements: 2 })).toThrow('more than 2 elements')
  })

  test('names that objects have of their own are names like any other', () => {
    const root = readXml('<a __proto__="1" constructor="2"/>')
    expect(Object.keys(root.attributes)).toEqual(['__proto__', 'constructor'])
    expect(qualifiedName(root, 'constructor:x').namespace).toBeUndefined()
  })
})

describe('the bytes of a document', () => {
  const declared = (encoding: string) => `<?xml version="1.0" encoding="${encoding}"?><a>`
  const inGbk = Buffer.concat([Buffer.from(declared('GBK')), Buffer.from([0xce, 0xf7]), Buffer.from('</a>')])

  test('are read by mark, then by declaration, then by the request', () => {
    expect(xmlText(inGbk)).toBe(`${declared('GBK')}西</a>`)
    expect(xmlText(Buffer.from('\ufeff<a>西</a>', 'utf16le'), 'utf-8')).toBe('<a>西</a>')
    expect(xmlText(Buffer.from([0xce, 0xf7]), 'GB2312')).toBe('西')
    expect(xmlText(Buffer.from('西'))).toBe('西')
  })

  test('are refused in another encoding than they claim', () => {
    expect(() => xmlText(Buffer.from([0xce, 0xf7]))).toThrow('The document is not written in utf-8.')
    expect(() => xmlText(Buffer.from(declared('constructor')))).toThrow('Encoding "constructor": expected UTF-8')
  })
})
