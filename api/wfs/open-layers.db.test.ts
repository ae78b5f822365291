import type Feature from 'ol/Feature.js'
import GeoJSON from 'ol/format/GeoJSON.js'
import MVT from 'ol/format/MVT.js'
import type { Point } from 'ol/geom.js'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister, smallRegister } from '../../spatial/components/testing/small-register.ts'
import { testApp } from '../testing.ts'
import { featuresByOpenLayers, OL_VERSIONS } from './writing/testing/open-layers.ts'

const fixture = testApp()
const ask = async (url: string) => {
  const answer = await fixture.app.inject({ url, headers: { host: 'city.example' } })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer
}

/** Where the points of the register lie, longitude first, by code. */
const PLACES = Object.fromEntries(
  smallRegister.features
    .filter(({ geometry }) => geometry.type === 'Point')
    .map(({ properties, geometry }) => [properties!.code, 'coordinates' in geometry ? geometry.coordinates : []]),
)

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  await fixture.app.commits.look()
})

const placesOf = (features: Feature[]) =>
  Object.fromEntries(
    features.map(feature => [feature.get('code'), (feature.getGeometry() as Point).getCoordinates().slice(0, 2)]),
  )

describe('OpenLayers', () => {
  // the name under which OpenLayers asks: it takes the axes of the projection as registered, whatever form the name has
  test.each(OL_VERSIONS)('finds the points of WFS %s where they are', async version => {
    const { body } = await ask(
      `/wfs?SERVICE=WFS&VERSION=${version}&REQUEST=GetFeature&TYPENAME=city:component_points&SRSNAME=EPSG:4490`,
    )
    expect(placesOf(featuresByOpenLayers(version, body))).toEqual(PLACES)
  })

  test('reads the GeoJSON of OGC API Features', async () => {
    const { body } = await ask('/ogc/collections/component_points/items?f=json&limit=100')
    const features = new GeoJSON().readFeatures(body) as Feature[]
    expect(placesOf(features)).toEqual(PLACES)
    expect(features.map(feature => feature.getId())).toEqual(Object.keys(PLACES).toSorted())
  })

  test('reads a tile, with the codes of the components as ids', async () => {
    const [lon, lat] = Object.values(PLACES)[0] as [number, number]
    const zoom = 16
    const x = Math.floor(((lon + 180) / 360) * 2 ** zoom)
    const mercator = 0.5 - Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) / (2 * Math.PI)
    const { rawPayload } = await ask(`/tiles/components/${zoom}/${x}/${Math.floor(mercator * 2 ** zoom)}`)
    const read = new MVT({ layers: ['components'] }).readFeatures(Uint8Array.from(rawPayload).buffer)
    expect(read.map(feature => String(feature.getId()))).toContain(Object.keys(PLACES)[0])
  })
})
