import { describe, expect, test } from 'vitest'
import { byId, lamp, point, update, wfs20, writingService } from './testing/writing-service.ts'

const service = writingService()
const { send, feature, inserted, refused } = service

describe('writing values', () => {
  test.each([
    ['an empty element', '<city:note/>'],
    ['a nil one', '<city:note xsi:nil="true"/>'],
    ['white space', '<city:note>  </city:note>'],
  ])('%s is no value', async (_, note) => {
    expect((await feature(await inserted(note))).properties.note).toBeNull()
  })

  test('a property without a value is emptied by an update, and by a nil one', async () => {
    const id = await inserted(
      '<city:note>x</city:note><city:location>y</city:location><city:surveyedOn>2026-01-05</city:surveyedOn>',
    )
    await send(wfs20(update(id, { note: undefined, 'city:component_points/city:location': '' })))
    expect((await feature(id)).properties).toMatchObject({ note: null, location: null, surveyedOn: '2026-01-05' })
  })

  test('days are taken as clients write them', async () => {
    const id = await inserted('<city:surveyedOn>2026-01-05T00:00:00Z</city:surveyedOn>')
    expect((await feature(id)).properties.surveyedOn).toBe('2026-01-05')
  })

  test('SQL in any text is a text', async () => {
    const sql = "'); drop table components; --"
    const id = await inserted(`<city:note>${sql}</city:note><city:attributes>{"a":"${sql}"}</city:attributes>`)
    expect((await feature(id)).properties).toMatchObject({ note: sql, attributes: { a: sql } })
  })

  test.each<[string, string, string, RegExp]>([
    ['no state', lamp().replace(/<city:state>.*<\/city:state>/, ''), 'InvalidValue', /needs a state/],
    ['an empty state', lamp().replace('>intact<', '><'), 'InvalidValue', /needs a state/],
    ['no class', lamp().replace(/<city:classCode>.*<\/city:classCode>/, ''), 'InvalidValue', /needs a classCode/],
    ['an unknown property', lamp('<city:colour>red</city:colour>'), 'InvalidValue', /no property "colour"/],
    ['an unknown state', lamp().replace('intact', 'fine'), 'InvalidValue', /^state /],
    [
      'no such day',
      lamp('<city:surveyedOn>yesterday</city:surveyedOn>'),
      'InvalidValue',
      /surveyedOn: "yesterday" is no day/,
    ],
    ['a day to come', lamp('<city:surveyedOn>2999-01-01</city:surveyedOn>'), 'InvalidValue', /in the future/],
    ['broken JSON', lamp('<city:attributes>{</city:attributes>'), 'InvalidValue', /is no object in JSON/],
    ['a class of no book', lamp().replace('0118', '9999'), 'InvalidValue', /Class 9999/],
    ['elements in a text', lamp('<city:note><b/></city:note>'), 'InvalidValue', /found the element b/],
    ['a text too long', lamp(`<city:note>${'x'.repeat(256)}</city:note>`), 'InvalidValue', /^note /],
    [
      'no geometry',
      '<city:component_points><city:classCode>0118</city:classCode><city:state>intact</city:state></city:component_points>',
      'InvalidValue',
      /has a geometry/,
    ],
    [
      'a line among points',
      lamp('', '<gml:LineString><gml:posList>30.5 105.57 30.6 105.57</gml:posList></gml:LineString>'),
      'InvalidValue',
      /LineString: component_points holds Point/,
    ],
    ['a place outside the city', lamp('', point('40 116')), 'InvalidValue', /no unit grid of the city/],
    ['NaN', lamp('', point('NaN 105')), 'InvalidValue', /"NaN" is no number/],
    ['a reference system of nobody', lamp('', point('1 2', 'EPSG:32690')), 'InvalidValue', /EPSG:32690/],
    [
      'a box of another vocabulary',
      lamp('<gml:boundedBy><kml:Point xmlns:kml="http://www.opengis.net/kml/2.2"/></gml:boundedBy>'),
      'InvalidValue',
      /boundedBy holds Point/,
    ],
    ['an unknown type', '<city:lamp_posts/>', 'InvalidValue', /^lamp_posts is no feature/],
    [
      'a type that is only read',
      '<city:unit_grids/>',
      'OperationNotSupported',
      /unit_grids is only read here; component_points, component_lines, component_areas are written/,
    ],
  ])('%s is refused', async (_, sent, code, message) => {
    const answer = await refused(wfs20(`<wfs:Insert>${sent}</wfs:Insert>`))
    expect(answer).toMatchObject({ status: 400, code, text: expect.stringMatching(message) })
  })

  test('a swapped pair is refused in words that name the swap, in Chinese too', async () => {
    const { code, text } = await refused(wfs20(`<wfs:Insert>${lamp('', point('105.5705 30.5005'))}</wfs:Insert>`))
    expect(code).toBe('InvalidValue')
    expect(text).toMatch(
      /^Latitude and longitude are swapped: longitude 30\.5005, latitude 105\.5705 lies outside the city, longitude 105\.5705, latitude 30\.5005 inside\..*经纬度颠倒：/,
    )
  })

  test.each<[string, Record<string, string | undefined>, RegExp]>([
    ['the name', { name: undefined }, /has a name; it cannot be emptied/],
    ['the geometry', { geometry: undefined }, /has a geometry/],
    ['the code', { code: '5109030118009999' }, /code cannot be written/],
    ['the grid', { gridCode: '510903002001002' }, /gridCode cannot be written/],
  ])('%s of a component cannot be emptied or set', async (_, properties, message) => {
    const answer = await refused(wfs20(update(await inserted(), properties, 'handle="u"')))
    expect(answer).toMatchObject({ code: 'InvalidValue', locator: 'u', text: expect.stringMatching(message) })
  })

  test.each([
    [
      'an update of everything',
      '<wfs:Update typeName="city:component_points"><wfs:Property><wfs:ValueReference>note</wfs:ValueReference></wfs:Property></wfs:Update>',
      'MissingParameterValue',
    ],
    ['a deletion of everything', '<wfs:Delete typeName="city:component_points"/>', 'MissingParameterValue'],
    ['a type that is not said', `<wfs:Delete>${byId('component_points.1')}</wfs:Delete>`, 'MissingParameterValue'],
    [
      'a replacement of nothing',
      `<wfs:Replace>${lamp()}${byId('component_points.1')}</wfs:Replace>`,
      'InvalidParameterValue',
    ],
    ['an unknown action', '<wfs:Truncate/>', 'OperationParsingFailed'],
    ['what only one vendor knows', '<wfs:Native vendorId="x" safeToIgnore="false"/>', 'InvalidParameterValue'],
  ])('%s is refused', async (_, actions, code) => {
    expect(await refused(wfs20(actions))).toMatchObject({ status: 400, code })
  })

  test('who has no key is asked for one, and who may not write is told', async () => {
    const body = wfs20(`<wfs:Insert>${lamp()}</wfs:Insert>`)
    expect(await refused(body, { 'content-type': 'text/xml' })).toMatchObject({
      status: 401,
      text: expect.stringContaining('components:write'),
    })
    expect(await refused(body, await service.as('imports:read'))).toMatchObject({ status: 403 })
  })

  test('it comes by POST', async () => {
    const answer = await service.app.inject({ url: '/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=Transaction' })
    expect(answer.statusCode).toBe(400)
    expect(answer.body).toContain('exceptionCode="OperationNotSupported" locator="Transaction"')
  })
})
