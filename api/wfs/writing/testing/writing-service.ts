import type { FastifyInstance } from 'fastify'
import { beforeAll, expect } from 'vitest'
import { buildSmallRegister } from '../../../../spatial/components/testing/small-register.ts'
import { lastCommit } from '../../../../spatial/database/commit.ts'
import { readXml } from '../../../../spatial/xml/read-xml.ts'
import { childNamed, plainText, type XmlElement } from '../../../../spatial/xml/xml-element.ts'
import { testApp } from '../../../testing.ts'

/** In a grid of the small city; longitude first. */
export const PLACE = [105.5705, 30.5005]

export const GML32 = 'xmlns:gml="http://www.opengis.net/gml/3.2"'
export const point = (pos = '30.5005 105.5705', srs = 'urn:ogc:def:crs:EPSG::4490') =>
  `<gml:Point srsName="${srs}"><gml:pos>${pos}</gml:pos></gml:Point>`
export const lamp = (properties = '', geometry = point()) =>
  `<city:component_points ${GML32}><city:geometry>${geometry}</city:geometry><city:classCode>0118</city:classCode><city:state>intact</city:state>${properties}</city:component_points>`
export const wfs20 = (actions: string, attributes = '') =>
  `<wfs:Transaction service="WFS" version="2.0.0" ${attributes} xmlns:wfs="http://www.opengis.net/wfs/2.0" xmlns:fes="http://www.opengis.net/fes/2.0" xmlns:city="urn:x-wangge:city" ${GML32}>${actions}</wfs:Transaction>`
export const byId = (...ids: string[]) =>
  `<fes:Filter>${ids.map(id => `<fes:ResourceId rid="${id}"/>`).join('')}</fes:Filter>`
export const update = (id: string, properties: Record<string, string | undefined>, handle = '') =>
  `<wfs:Update typeName="city:component_points" ${handle}>${Object.entries(properties)
    .map(
      ([name, value]) =>
        `<wfs:Property><wfs:ValueReference>${name}</wfs:ValueReference>${value === undefined ? '' : `<wfs:Value>${value}</wfs:Value>`}</wfs:Property>`,
    )
    .join('')}${byId(id)}</wfs:Update>`
export const remove = (...ids: string[]) => `<wfs:Delete typeName="city:component_points">${byId(...ids)}</wfs:Delete>`

/** Every element of a name, wherever it stands. */
export const all = (element: XmlElement, name: string): XmlElement[] => [
  ...(element.name === name ? [element] : []),
  ...element.children.flatMap(child => all(child, name)),
]

export const insertedIds = (body: string): string[] =>
  [...all(readXml(body), 'FeatureId'), ...all(readXml(body), 'ResourceId')].map(
    ({ attributes }) => (attributes.fid ?? attributes.rid)!,
  )

export const total = (body: string, name: string) => Number(plainText(all(readXml(body), name)[0]!))

interface Component {
  properties: Record<string, unknown>
  geometry: { type: string; coordinates: unknown }
}

/** The service on the small register, as a client with a key to write calls it. */
export function writingService() {
  const fixture = testApp()
  let headers: Record<string, string> = {}
  const db = () => fixture.database.current.db
  beforeAll(async () => {
    await buildSmallRegister(db())
    headers = await fixture.as('components:write')
  })
  const send = (payload: string, more: Record<string, string> = headers) =>
    fixture.app.inject({
      method: 'POST',
      url: '/wfs?SERVICE=WFS',
      payload,
      headers: { 'content-type': 'text/xml', ...more },
    })
  return {
    as: fixture.as,
    db,
    get app(): FastifyInstance {
      return fixture.app
    },
    get headers() {
      return headers
    },
    send,
    /** A feature as another protocol shows it. */
    async feature(id: string): Promise<Component> {
      const [type, key] = id.split('.')
      const answer = await fixture.app.inject({ url: `/ogc/collections/${type}/items/${key}` })
      expect(answer.statusCode, `${id}: ${answer.body}`).toBe(200)
      return answer.json()
    },
    /** The id of a lamp that has just been inserted. */
    async inserted(properties = ''): Promise<string> {
      const answer = await send(wfs20(`<wfs:Insert>${lamp(properties)}</wfs:Insert>`))
      expect(answer.statusCode, answer.body).toBe(200)
      return insertedIds(answer.body)[0]!
    },
    /** The exception that answers, after which nothing has been published. */
    async refused(body: string, more = headers) {
      const before = await lastCommit(db())
      const answer = await send(body, more)
      const root = readXml(answer.body)
      const [exception] = [...all(root, 'Exception'), ...all(root, 'ServiceException')]
      expect(exception, answer.body).toBeDefined()
      expect(await lastCommit(db()), 'nothing is published').toBe(before)
      const { exceptionCode, code, locator } = exception!.attributes
      const text = exception!.name === 'Exception' ? childNamed(exception!, 'ExceptionText')! : exception!
      return { status: answer.statusCode, code: exceptionCode ?? code, locator, text: plainText(text) }
    },
  }
}
