import { expect, test } from 'vitest'
import { clientOf } from './client-of.ts'
import { CLIENT_RULES, rulesFor, type SentRequest } from './client-rules.ts'

test.each([
  ['Mozilla/5.0 QGIS/34002/Debian GNU/Linux 12 (bookworm)', 'QGIS', '3.40.2'],
  ['ArcGISPro/3.4.0 (00000000000) - ArcGISPro.exe', 'ArcGIS Pro', '3.4.0'],
  ['GDAL/3.9.2', 'GDAL', '3.9.2'],
  ['GeoTools/31.2', 'GeoServer', '31.2'],
  ['OWSLib (https://geopython.github.io/OWSLib)', 'OWSLib', null],
  ['python-requests/2.32.3', 'Python', '2.32.3'],
  ['SuperMap iDesktopX', 'SuperMap', null],
  ['curl/8.5.0', 'curl', '8.5.0'],
  ['Mozilla/5.0 (X11; Linux x86_64) Chrome/130.0', 'Browser', null],
  ['something/1', 'unknown', null],
  [undefined, 'none', null],
])('%s is %s %s', (userAgent, name, version) => {
  expect(clientOf(userAgent)).toEqual({ name, version })
})

const MET: Record<string, Partial<SentRequest>> = {
  'token-in-address': { parameters: [['token', 'x']] },
  'open-years': { parameters: [['datetime', '2019-01-01T00:00:00Z/9999-12-31T00:00:00Z']] },
  'dangling-t': { parameters: [['datetime', '2019-10-01T/2019-10-02T']] },
  'last-parameter-counts': {
    parameters: [
      ['f', 'json'],
      ['f', 'html'],
    ],
  },
  'page-limit': { parameters: [['limit', '50000']] },
  'own-offset': { parameters: [['offset', '1000']] },
  'trailing-slash': { path: '/ogc/collections/roads/' },
  'bare-content-crs': { headers: { 'content-crs': 'http://www.opengis.net/def/crs/EPSG/0/4490' } },
  'authority-order': { parameters: [['crs', 'http://www.opengis.net/def/crs/EPSG/0/4490']] },
  'short-crs-name': {
    path: '/wfs',
    parameters: [
      ['VERSION', '1.1.0'],
      ['SRSNAME', 'EPSG:4326'],
    ],
  },
  'longitude-first-in-1.0': { path: '/wfs', parameters: [['version', '1.0.0']] },
  'count-default': {
    path: '/wfs',
    parameters: [
      ['version', '2.0.0'],
      ['request', 'GetFeature'],
    ],
  },
  'no-if-match': { method: 'PUT' },
  revalidated: { headers: { 'if-none-match': 'W/"1"' } },
  'tile-ending': { path: '/tiles/roads/12/1/2.pbf' },
}
test('a box of WFS is read in the order of the name that stands behind it', () => {
  const met = (bbox: string) => rulesFor({ ...PLAIN, path: '/wfs', parameters: [['bbox', bbox]] }).map(({ id }) => id)
  expect(met('105,30,106,31,EPSG:4326')).toEqual(['short-crs-name'])
  expect(met('30,105,31,106,urn:ogc:def:crs:EPSG::4326')).toEqual(['authority-order'])
  expect(met('105,30,106,31')).toEqual([])
})

const PLAIN: SentRequest = { method: 'GET', path: '/ogc/collections/roads/items', parameters: [], headers: {} }

test('a plain request meets no rule', () => {
  expect(rulesFor(PLAIN)).toEqual([])
})

test.each(CLIENT_RULES.map(({ id }) => id))(
  'the rule %s is met by what clients send, and by nothing else of the list',
  id => {
    expect(rulesFor({ ...PLAIN, ...MET[id] }).map(rule => rule.id)).toEqual([id])
  },
)
