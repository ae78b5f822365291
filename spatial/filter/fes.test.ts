import { describe, expect, test } from 'vitest'
import { crsFromIdentifier } from '../geometry/crs.ts'
import { readXml } from '../xml/read-xml.ts'
import { toCql2Json } from './cql2-json.ts'
import { parseFes } from './fes.ts'
import type { FesContext } from './fes-context.ts'
import { filterProblem } from './filter-problem.ts'
import { call, literal, property } from './filter-tree.ts'
import type { ValueType } from './queryable.ts'

const TYPES: Record<string, ValueType> = {
  name: 'text',
  count: 'number',
  isOpen: 'boolean',
  day: 'date',
  at: 'timestamp',
  aliases: 'textArray',
  geometry: 'geometry',
}

const context: FesContext = {
  crs: crsFromIdentifier('urn:ogc:def:crs:EPSG::4490')!,
  geometry: { node: property('geometry'), type: 'geometry' },
  property(path) {
    const name = path.replace(/^.*[:/]/, '')
    if (!TYPES[name]) throw filterProblem(`There is no ${path}.`)
    return { node: property(name), type: TYPES[name] }
  },
  isAbsent: path => path === 'gml:name',
  anyOf: ids => call('in', property('code'), { kind: 'list', items: ids.map(literal) }),
}

const NAMESPACES =
  'xmlns="http://www.opengis.net/fes/2.0" xmlns:gml="http://www.opengis.net/gml/3.2" xmlns:city="urn:x-wangge:city"'
const parse = (content: string) => parseFes(readXml(`<Filter ${NAMESPACES}>${content}</Filter>`), context)
const json = (content: string) => toCql2Json(parse(content))
const is = (name: string) => `<ValueReference>${name}</ValueReference>`
const old = (name: string) => `<PropertyName>city:${name}</PropertyName>`
const value = (text: string) => `<Literal>${text}</Literal>`

const NAME = { property: 'name' }
const GEOMETRY = { property: 'geometry' }
const BOX = { bbox: [105.57, 30.5, 105.58, 30.51] }
const envelope = (lower: string, upper: string, srs = '') =>
  `<gml:Envelope${srs}><gml:lowerCorner>${lower}</gml:lowerCorner><gml:upperCorner>${upper}</gml:upperCorner></gml:Envelope>`

describe('a filter is read as CQL2 would say it', () => {
  test.each([
    ['equality', `<PropertyIsEqualTo>${is('name')}${value('a')}</PropertyIsEqualTo>`, { op: '=', args: [NAME, 'a'] }],
    [
      'the older name',
      `<PropertyIsEqualTo>${old('name')}${value('')}</PropertyIsEqualTo>`,
      { op: '=', args: [NAME, ''] },
    ],
    [
      'a literal as the number that it stands beside',
      `<PropertyIsLessThan>${value(' 5 ')}${is('count')}</PropertyIsLessThan>`,
      { op: '<', args: [5, { property: 'count' }] },
    ],
    [
      'truth in both spellings',
      `<Or><PropertyIsEqualTo>${is('isOpen')}${value('1')}</PropertyIsEqualTo><PropertyIsNotEqualTo>${is('isOpen')}${value('TRUE')}</PropertyIsNotEqualTo></Or>`,
      {
        op: 'or',
        args: [
          { op: '=', args: [{ property: 'isOpen' }, true] },
          { op: '<>', args: [{ property: 'isOpen' }, true] },
        ],
      },
    ],
    [
      'a day with a zone',
      `<PropertyIsGreaterThanOrEqualTo>${is('day')}${value('2026-01-01Z')}</PropertyIsGreaterThanOrEqualTo>`,
      { op: '>=', args: [{ property: 'day' }, '2026-01-01'] },
    ],
    [
      'no regard to case',
      `<PropertyIsEqualTo matchCase="false">${is('name')}${value('A')}</PropertyIsEqualTo>`,
      {
        op: '=',
        args: [
          { op: 'casei', args: [NAME] },
          { op: 'casei', args: ['A'] },
        ],
      },
    ],
    [
      'one of a list of texts',
      `<PropertyIsEqualTo>${is('aliases')}${value('a')}</PropertyIsEqualTo>`,
      { op: 'a_contains', args: [{ property: 'aliases' }, ['a']] },
    ],
    [
      'arithmetic of FES 1.x',
      `<PropertyIsEqualTo>${old('count')}<Add><Mul>${value('2')}${old('count')}</Mul>${value('1')}</Add></PropertyIsEqualTo>`,
      {
        op: '=',
        args: [{ property: 'count' }, { op: '+', args: [{ op: '*', args: [2, { property: 'count' }] }, 1] }],
      },
    ],
    [
      'a range',
      `<PropertyIsBetween>${is('count')}<LowerBoundary>${value('1')}</LowerBoundary><UpperBoundary>${value('2')}</UpperBoundary></PropertyIsBetween>`,
      { op: 'between', args: [{ property: 'count' }, 1, 2] },
    ],
    ['null', `<PropertyIsNull>${is('name')}</PropertyIsNull>`, { op: 'isNull', args: [NAME] }],
    ['null of what is always so', `<PropertyIsNull>${is('gml:name')}</PropertyIsNull>`, { op: '=', args: [1, 1] }],
    ['nil', `<PropertyIsNil>${is('name')}</PropertyIsNil>`, { op: 'isNull', args: [NAME] }],
    [
      'negation within a single conjunction',
      `<And><Not><PropertyIsNull>${is('name')}</PropertyIsNull></Not></And>`,
      { op: 'not', args: [{ op: 'isNull', args: [NAME] }] },
    ],
    [
      'identifiers of every version',
      '<ResourceId rid="a.1"/><FeatureId fid="a.2"/><GmlObjectId gml:id="a.3"/>',
      { op: 'in', args: [{ property: 'code' }, ['a.1', 'a.2', 'a.3']] },
    ],
    [
      'a box in the order of the query',
      `<BBOX>${is('geometry')}${envelope('30.5 105.57', '30.51 105.58')}</BBOX>`,
      { op: 's_intersects', args: [GEOMETRY, BOX] },
    ],
    [
      'a box that names its order, of no property',
      `<BBOX>${envelope('105.57 30.5', '105.58 30.51', ' srsName="EPSG:4326"')}</BBOX>`,
      { op: 's_intersects', args: [GEOMETRY, BOX] },
    ],
    [
      'a box of GML 2, which is x first',
      `<BBOX>${old('geometry')}<gml:Box xmlns:gml="http://www.opengis.net/gml" srsName="urn:ogc:def:crs:EPSG::4490"><gml:coordinates>105.57,30.5 105.58,30.51</gml:coordinates></gml:Box></BBOX>`,
      { op: 's_intersects', args: [GEOMETRY, BOX] },
    ],
    [
      'a box of GML 2 without a name, in the order of the query',
      `<BBOX>${old('geometry')}<gml:Box><gml:coordinates>30.5,105.57 30.51,105.58</gml:coordinates></gml:Box></BBOX>`,
      { op: 's_intersects', args: [GEOMETRY, BOX] },
    ],
    [
      'a relation, as FES 1.0 spells it',
      `<Intersect>${old('geometry')}<gml:Point><gml:pos>30.5 105.57</gml:pos></gml:Point></Intersect>`,
      { op: 's_intersects', args: [GEOMETRY, { type: 'Point', coordinates: [105.57, 30.5] }] },
    ],
    [
      'a distance in kilometres',
      `<DWithin>${is('geometry')}<gml:Point><gml:pos>30.5 105.57</gml:pos></gml:Point><Distance uom="km">0.5</Distance></DWithin>`,
      { op: 's_dwithin', args: [GEOMETRY, { type: 'Point', coordinates: [105.57, 30.5] }, 500] },
    ],
    [
      'beyond a distance in metres by their identifier',
      `<Beyond>${is('geometry')}<gml:Point><gml:pos>30.5 105.57</gml:pos></gml:Point><Distance uom="urn:ogc:def:uom:EPSG::9001">5</Distance></Beyond>`,
      {
        op: 'not',
        args: [{ op: 's_dwithin', args: [GEOMETRY, { type: 'Point', coordinates: [105.57, 30.5] }, 5] }],
      },
    ],
    [
      'a time before an instant',
      `<Before>${is('at')}<gml:TimeInstant gml:id="t"><gml:timePosition>2026-01-01T00:00:00Z</gml:timePosition></gml:TimeInstant></Before>`,
      { op: 't_before', args: [{ property: 'at' }, { timestamp: '2026-01-01T00:00:00Z' }] },
    ],
    [
      'a time within a period in a literal',
      `<During>${is('day')}<Literal><gml:TimePeriod gml:id="t"><gml:begin><gml:TimeInstant gml:id="u"><gml:timePosition>2026-01-01</gml:timePosition></gml:TimeInstant></gml:begin><gml:endPosition indeterminatePosition="unknown"/></gml:TimePeriod></Literal></During>`,
      { op: 't_during', args: [{ property: 'day' }, { interval: ['2026-01-01', '..'] }] },
    ],
  ])('%s', (_what, content, expected) => expect(json(content)).toEqual(expected))
})

describe('wildcards are what the filter says they are', () => {
  const like = (text: string, attributes = 'wildCard="*" singleChar="_" escapeChar="!"') =>
    json(`<PropertyIsLike ${attributes}>${is('name')}${value(text)}</PropertyIsLike>`)
  test.each([
    ['路灯*', '路灯%'],
    ['a_b', 'a_b'],
    ['100%', '100\\%'],
    ['a\\b', 'a\\\\b'],
    ['!*!_!!', '*\\_!'],
    ['*!', '%!'],
  ])('%s', (text, pattern) => expect(like(text)).toEqual({ op: 'like', args: [NAME, pattern] }))

  test('with marks that have a meaning of their own in SQL', () => {
    expect(like('%a.b', 'wildCard="%" singleChar="." escape="#"')).toEqual({ op: 'like', args: [NAME, '%a_b'] })
  })

  test('without regard to case', () => {
    expect(like('A*', 'wildCard="*" singleChar="?" escapeChar="!" matchCase="false"')).toEqual({
      op: 'like',
      args: [
        { op: 'casei', args: [NAME] },
        { op: 'casei', args: ['A%'] },
      ],
    })
  })
})

describe('a filter is refused', () => {
  test.each([
    ['nothing in it', ''],
    [
      'two conditions side by side',
      `<PropertyIsNull>${is('name')}</PropertyIsNull><PropertyIsNull>${is('name')}</PropertyIsNull>`,
    ],
    ['an unknown condition', '<PropertyIsOdd/>'],
    ['a name that objects have', '<constructor/>'],
    ['one operand', `<PropertyIsEqualTo>${is('name')}</PropertyIsEqualTo>`],
    ['an unknown property', `<PropertyIsNull>${is('colour')}</PropertyIsNull>`],
    ['words for a number', `<PropertyIsEqualTo>${is('count')}${value('many')}</PropertyIsEqualTo>`],
    ['NaN for a number', `<PropertyIsEqualTo>${is('count')}${value('NaN')}</PropertyIsEqualTo>`],
    ['no box', `<BBOX>${is('geometry')}</BBOX>`],
    ['a box of a text', `<BBOX>${is('name')}${envelope('30 105', '31 106')}</BBOX>`],
    [
      'an unknown unit',
      `<DWithin>${is('geometry')}<gml:Point><gml:pos>30 105</gml:pos></gml:Point><Distance uom="li">1</Distance></DWithin>`,
    ],
    [
      'a distance that is none',
      `<DWithin>${is('geometry')}<gml:Point><gml:pos>30 105</gml:pos></gml:Point><Distance uom="m">-1</Distance></DWithin>`,
    ],
    ['a day that is none', `<After>${is('day')}${value('2026-02-30')}</After>`],
    ['an identifier without one', '<ResourceId/>'],
    ['too many conditions', `<Or>${`<PropertyIsNull>${is('name')}</PropertyIsNull>`.repeat(5_000)}</Or>`],
  ])('for %s', (_what, content) => {
    expect(() => parse(content)).toThrowError(
      expect.objectContaining({ code: expect.stringMatching(/^(invalid-filter|geometry-not-valid)$/) }),
    )
  })

  test.each([
    ['a function', `<PropertyIsEqualTo><Function name="area"/>${value('1')}</PropertyIsEqualTo>`],
    ['a comparison of geometries', `<PropertyIsEqualTo>${is('geometry')}${value('1')}</PropertyIsEqualTo>`],
    ['a pattern on a number', `<PropertyIsLike>${is('count')}${value('1*')}</PropertyIsLike>`],
  ])('as not offered: %s', (_what, content) => {
    expect(() => parse(content)).toThrowError(expect.objectContaining({ code: 'filter-not-supported' }))
  })
})
