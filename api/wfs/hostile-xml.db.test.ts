import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { lastCommit } from '../../spatial/database/commit.ts'
import { readXml } from '../../spatial/xml/read-xml.ts'
import { childNamed, plainText } from '../../spatial/xml/xml-element.ts'
import { testApp } from '../testing.ts'

const fixture = testApp()
let headers: Record<string, string>
let before: number

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  headers = { ...(await fixture.as('components:write')), 'content-type': 'text/xml' }
  before = await lastCommit(fixture.database.current.db)
})

const post = (payload: string | Buffer) => fixture.app.inject({ method: 'POST', url: '/wfs', payload, headers })

const NAMESPACES =
  'xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:city="urn:x-wangge:city" service="WFS" version="2.0.0"'
const transaction = (content: string, attributes = '') =>
  `<wfs:Transaction ${NAMESPACES} ${attributes}>${content}</wfs:Transaction>`
const deleting = (filter: string) =>
  transaction(`<wfs:Delete typeName="city:component_points"><fes:Filter>${filter}</fes:Filter></wfs:Delete>`)
const reading = (filter: string) =>
  `<wfs:GetFeature ${NAMESPACES} count="3"><wfs:Query typeNames="city:component_points"><fes:Filter>${filter}</fes:Filter></wfs:Query></wfs:GetFeature>`
const inserting = (properties: string) =>
  transaction(`<wfs:Insert><city:component_points>${properties}</city:component_points></wfs:Insert>`)
const equal = (name: string, value: string) =>
  `<fes:PropertyIsEqualTo><fes:ValueReference>${name}</fes:ValueReference><fes:Literal>${value}</fes:Literal></fes:PropertyIsEqualTo>`

/** Words of a database, of a runtime or of our own folders, which an answer must not hold. */
const INSIDE =
  /\bat .*\.(ts|js):\d|node_modules|kysely|postgres|\bpg_|ST_[A-Z]\w+\(|syntax error|relation "|column "|select "|\/work\/|Error:/

/** The exception that answers. */
function exceptionOf(answer: Awaited<ReturnType<typeof post>>) {
  const report = readXml(answer.body)
  expect(report.name, answer.body).toBe('ExceptionReport')
  const exception = childNamed(report, 'Exception')!
  const text = plainText(childNamed(exception, 'ExceptionText')!)
  expect(text.length).toBeGreaterThan(10)
  expect(text).not.toMatch(INSIDE)
  return { status: answer.statusCode, code: exception.attributes.exceptionCode, text }
}

describe('is refused in time, in words and without a trace of the inside', () => {
  const deep = (open: string, close: string, content: string, times: number) =>
    open.repeat(times) + content + close.repeat(times)
  const lol = `<!DOCTYPE l [<!ENTITY a "lol">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`

  test.each<[string, string, RegExp]>([
    ['a bomb of entities', lol + deleting(equal('note', '&a8;')), /OperationParsingFailed/],
    [
      'an external entity',
      `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>${deleting(equal('note', '&f;'))}`,
      /OperationParsingFailed/,
    ],
    [
      'an external document type',
      `<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">${deleting(equal('note', 'x'))}`,
      /OperationParsingFailed/,
    ],
    ['a hundred thousand elements inside each other', '<a>'.repeat(100_000), /OperationParsingFailed/],
    [
      'a filter of a thousand negations',
      deleting(deep('<fes:Not>', '</fes:Not>', equal('note', 'x'), 1_000)),
      /OperationParsingFailed|InvalidParameterValue/,
    ],
    [
      'a filter of ten thousand terms',
      deleting(`<fes:Or>${equal('note', 'x').repeat(10_000)}</fes:Or>`),
      /InvalidParameterValue|OperationProcessingFailed/,
    ],
    [
      'a filter of ten megabytes',
      deleting(`<fes:Or>${equal('note', 'x'.repeat(1_000)).repeat(10_000)}</fes:Or>`),
      /InvalidParameterValue|OperationProcessingFailed/,
    ],
    [
      'a geometry of 300,000 positions',
      inserting(
        `<city:geometry><gml:LineString><gml:posList>${'30.5 105.5 '.repeat(300_000)}</gml:posList></gml:LineString></city:geometry>`,
      ),
      /InvalidValue/,
    ],
    [
      'not a number',
      inserting('<city:geometry><gml:Point><gml:pos>NaN INF</gml:pos></gml:Point></city:geometry>'),
      /InvalidValue/,
    ],
    ['no XML at all', 'select * from components', /OperationParsingFailed/],
    ['half a document', deleting(equal('note', 'x')).slice(0, 300), /OperationParsingFailed/],
  ])('%s', async (_, body, code) => {
    const started = performance.now()
    const answer = exceptionOf(await post(body))
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(answer.status).toBeLessThan(500)
    expect(answer.code).toMatch(code)
    expect(performance.now() - started).toBeLessThan(5_000)
  })

  test('a body beyond the limit', async () => {
    const answer = await post(transaction(' '.repeat(17 * 1024 * 1024)))
    expect(answer.statusCode).toBe(413)
    exceptionOf(answer)
  })

  test('bytes of no encoding', async () => {
    exceptionOf(await post(Buffer.from([0xff, 0xff, 0x3c, 0x61, 0x2f, 0x3e])))
  })
})

/** Texts that mean something to a database, to XML or to JavaScript, and any others. */
const hostile = fc.oneof(
  fc.constantFrom(
    "'; drop table components; --",
    "' or '1'='1",
    '$1',
    '%s%n\\',
    '{}}{',
    '__proto__',
    'constructor',
    "') union select key_hash from access_keys --",
    '../../etc/passwd',
    '\u202e\uffff',
    'NaN',
    '1e400',
    '-0',
    '9'.repeat(400),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.double().map(String),
)
const escaped = (text: string) => text.replace(/[<>&"']/g, found => `&#${found.charCodeAt(0)};`)

/** Every place of a request where a client writes text of its own. */
const PLACES: Record<string, (text: string) => string> = {
  'a literal': text => reading(equal('note', text)),
  'a property of a filter': text => reading(equal(text, 'x')),
  'a pattern': text =>
    reading(
      `<fes:PropertyIsLike wildCard="*" singleChar="_" escapeChar="!"><fes:ValueReference>note</fes:ValueReference><fes:Literal>${text}</fes:Literal></fes:PropertyIsLike>`,
    ),
  'the signs of a pattern': text =>
    reading(
      `<fes:PropertyIsLike wildCard="${text}" singleChar="${text}" escapeChar="${text}"><fes:ValueReference>note</fes:ValueReference><fes:Literal>${text}</fes:Literal></fes:PropertyIsLike>`,
    ),
  'an identifier': text => deleting(`<fes:ResourceId rid="${text}"/>`),
  coordinates: text =>
    reading(
      `<fes:Intersects><fes:ValueReference>geometry</fes:ValueReference><gml:Point><gml:pos>${text}</gml:pos></gml:Point></fes:Intersects>`,
    ),
  'a box': text =>
    reading(
      `<fes:BBOX><fes:ValueReference>geometry</fes:ValueReference><gml:Envelope><gml:lowerCorner>${text} ${text}</gml:lowerCorner><gml:upperCorner>31 106</gml:upperCorner></gml:Envelope></fes:BBOX>`,
    ),
  'a distance': text =>
    reading(
      `<fes:DWithin><fes:ValueReference>geometry</fes:ValueReference><gml:Point><gml:pos>30.5 105.5</gml:pos></gml:Point><fes:Distance uom="${text}">${text}</fes:Distance></fes:DWithin>`,
    ),
  'a reference system': text =>
    reading(
      `<fes:Intersects><fes:ValueReference>geometry</fes:ValueReference><gml:Point srsName="${text}"><gml:pos>30.5 105.5</gml:pos></gml:Point></fes:Intersects>`,
    ),
  'a type': text =>
    transaction(`<wfs:Delete typeName="${text}"><fes:Filter>${equal('note', 'x')}</fes:Filter></wfs:Delete>`),
  'a property of an update': text =>
    transaction(
      `<wfs:Update typeName="city:component_points"><wfs:Property><wfs:ValueReference>${text}</wfs:ValueReference><wfs:Value>${text}</wfs:Value></wfs:Property><fes:Filter><fes:ResourceId rid="component_points.0"/></fes:Filter></wfs:Update>`,
    ),
  'a lock': text =>
    transaction(
      '<wfs:Delete typeName="city:component_points"><fes:Filter><fes:ResourceId rid="a.1"/></fes:Filter></wfs:Delete>',
      `lockId="${text}x"`,
    ),
  'a class': text => inserting(`<city:classCode>${text}</city:classCode><city:state>${text}</city:state>`),
  'a code': text =>
    inserting(
      `<city:code>${text}</city:code><city:state>intact</city:state><city:geometry><gml:Point><gml:pos>30.5005 105.5705</gml:pos></gml:Point></city:geometry>`,
    ),
  'further attributes': text => inserting(`<city:attributes>${text}</city:attributes>`),
  'a version': text => `<wfs:GetFeature ${NAMESPACES.replace('2.0.0', text)}/>`,
  'how many': text =>
    `<wfs:GetFeature ${NAMESPACES} count="${text}" startIndex="${text}"><wfs:Query typeNames="city:component_points"/></wfs:GetFeature>`,
  'a handle': text => transaction(`<wfs:Delete typeName="x" handle="${text}"/>`),
}

describe('any text is a text', () => {
  test.each(Object.keys(PLACES))('as %s', async place => {
    await fc.assert(
      fc.asyncProperty(hostile, async text => {
        const answer = await post(PLACES[place]!(escaped(text)))
        expect(answer.statusCode, answer.body).toBeLessThan(500)
        const { name } = readXml(answer.body)
        if (name === 'ExceptionReport') exceptionOf(answer)
        else expect(['FeatureCollection', 'TransactionResponse']).toContain(name)
      }),
      { seed: 20_261_123, numRuns: 40 },
    )
  })

  test('and nothing of it has changed the register', async () => {
    const { db } = fixture.database.current
    const rows = await db.selectFrom('changes').select('key').where('seq', '>', before).execute()

    expect(rows).toEqual([])
  })
})
