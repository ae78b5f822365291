import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fixturesFolder } from '../../spatial/testing/fixtures.ts'
import derivePhoto from './derive-photo.ts'

const photos = fixturesFolder('photos')
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wangge-published-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Longitude, latitude, direction, instant, width and height upright, camera; read beside by another program (Pillow). */
const TABLE = [
  ['01.jpg', 13.1953889, 55.6981667, undefined, undefined, 1024, 768, undefined],
  ['02.jpg', 13.1952, 55.6982417, undefined, undefined, 1024, 768, undefined],
  ['03.jpg', 13.1951389, 55.6982639, undefined, undefined, 1024, 768, undefined],
  ['04.jpg', 13.1951194, 55.6982778, undefined, undefined, 1024, 768, undefined],
  ['05.jpg', 13.1950972, 55.6983028, undefined, undefined, 1024, 768, undefined],
  // the satellites' clock, not the camera's, which says -07:00
  ['DSC00001.JPG', -122.572765, 45.5169031, undefined, '2018-06-08T20:24:11.000Z', 3840, 2160, 'SONY HDR-AS300'],
  ['empty_exif.jpg', undefined, undefined, undefined, undefined, 16, 16, undefined],
  // a clock without a zone runs on China's time here
  ['fixed_exif.jpg', -1.6678411, 48.0810453, 147.96, '2016-07-07T13:42:20.000Z', 16, 16, 'OnePlus ONEPLUS A3003'],
  // mirrored (orientation 2); its camera's clock says 2018, the satellites 2011
  ['test_exif.jpg', 14.4988056, 35.9125167, 1, '2011-07-15T09:14:39.000Z', 16, 16, 'HTC Legend'],
] as const

describe.skipIf(!photos)('published photos with positions', () => {
  test.each(TABLE)('%s lies at %s, %s, looks to %s, was taken at %s', async (...row) => {
    const [name, lon, lat, heading, takenAt, width, height, camera] = row
    const made = await derivePhoto({ path: join(photos!, name), storeDirectory: join(folder, 'store') })
    if (!made.ok) throw new Error(made.code)
    const { facts } = made
    expect(facts.projection).toBe('flat')
    expect([made.width, made.height]).toEqual([width, height])
    expect(facts.camera).toBe(camera)
    expect(facts.takenAt).toBe(takenAt && Date.parse(takenAt))
    if (lon === undefined || lat === undefined) expect(facts.position).toBeUndefined()
    else {
      expect(facts.position!.lon).toBeCloseTo(lon, 6)
      expect(facts.position!.lat).toBeCloseTo(lat, 6)
    }
    if (heading === undefined) expect(facts.headingDegrees).toBeUndefined()
    else expect(facts.headingDegrees).toBeCloseTo(heading, 2)
  })
})
