import { OgcApiEndpoint, WfsEndpoint } from '@camptocamp/ogc-client'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { FEATURE_TYPES } from '../../spatial/features/feature-catalogue.ts'
import { testApp } from '../testing.ts'

/** The library with which portals such as GeoNetwork and geOrchestra look at services, over a real connection. */
const fixture = testApp()
let address = ''

beforeAll(async () => {
  await buildSmallRegister(fixture.database.current.db)
  address = await fixture.app.listen({ port: 0, host: '127.0.0.1' })
})

describe('ogc-client on WFS', () => {
  const endpoint = () => new WfsEndpoint(`${address}/wfs`).isReady()

  test('reads the service and lists every type', async () => {
    const wfs = await endpoint()
    expect(wfs.getVersion()).toBe('2.0.0')
    expect(wfs.getFeatureTypes().map(({ name }) => name)).toEqual(FEATURE_TYPES.map(({ name }) => `city:${name}`))
  })

  test('knows geometry, attributes and number of a type', async () => {
    const full = await (await endpoint()).getFeatureTypeFull('city:component_points')
    expect(full).toMatchObject({ geometryName: 'geometry', geometryType: 'point', objectCount: 6 })
    expect(full.properties).toMatchObject({ code: 'string', version: 'integer', attributes: 'string' })
  })

  test('writes addresses that answer with features', async () => {
    const wfs = await endpoint()
    const url = wfs.getFeatureUrl('city:component_points', { asJson: true, maxFeatures: 2, outputCrs: 'EPSG:4490' })
    const { features } = await (await fetch(url)).json()
    expect(features).toHaveLength(2)
  })
})

describe('ogc-client on OGC API Features', () => {
  test('finds the collections and pages through one', async () => {
    const api = new OgcApiEndpoint(`${address}/ogc`)
    expect(await api.hasFeatures).toBe(true)
    expect(await api.featureCollections).toEqual(FEATURE_TYPES.map(({ name }) => name))
    const pages = await Promise.all([0, 4].map(offset => api.getCollectionItems('component_points', 4, offset)))
    const ids = pages.flat().map(({ id }) => id)
    expect(ids).toHaveLength(6)
    expect(new Set(ids).size).toBe(6)
  })
})
