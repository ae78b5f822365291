import { beforeAll, expect, test } from 'vitest'
import { EVERYTHING } from '../access/reader.ts'
import { buildSmallRegister } from '../components/testing/small-register.ts'
import { commit } from '../database/commit.ts'
import { testDatabase } from '../database/testing/test-database.ts'
import { addRules } from '../organisations/testing/add-units-and-rules.ts'
import { locate } from './locate.ts'
import { nearestAddress } from './nearest-address.ts'
import { buildSmallPlaces } from './testing/small-places.ts'

const TODAY = '2026-11-23'
const database = testDatabase()
beforeAll(async () => {
  await buildSmallRegister(database.current.db)
  await buildSmallPlaces(database.current.db)
  await addRules(database.current.db, { R1: { handler: 'W1' }, R2: { class: '03', area: 'G01', handler: 'W3' } })
})

test('a position means its grid, areas, address, responsible unit and the components around', async () => {
  const found = await locate(database.current.db, {
    at: [105.5747, 30.5004],
    classCode: '0305',
    today: TODAY,
    reader: EVERYTHING,
  })
  expect(found).toMatchObject({
    grid: '510903002001002',
    community: { code: '510903002001' },
    street: { code: '510903002' },
    district: { code: '510903' },
    managementArea: { code: 'G01' },
    responsibility: { unit: { code: 'W3' }, rule: 'R2', whyZh: expect.stringContaining('R2') },
    address: {
      text: '嘉禾东路55号东北约30米',
      textEn: 'about 30 m northeast of 55 Jiahe East Road',
      anchor: { key: 'P2' },
    },
  })
  expect(found.address!.distanceMeters).toBeCloseTo(29.3, 0)
  expect(found.address!.bearing).toBeCloseTo(40.9, 0)
  expect(found.nearestComponents.map(({ code }) => code)).toEqual(['5109030305000001'])
})

test('without a class nobody is responsible, and components of every class are near', async () => {
  const found = await locate(database.current.db, { at: [105.5715, 30.5005], today: TODAY, reader: EVERYTHING })
  expect(found.responsibility).toBeNull()
  expect(found.nearestComponents).toHaveLength(5)
  expect(found.nearestComponents[0]).toMatchObject({ code: '5109030118000001', distanceMeters: 0 })
})

test('outside the grids nothing is made up', async () => {
  const found = await locate(database.current.db, {
    at: [105.7, 30.6],
    classCode: '0101',
    today: TODAY,
    reader: EVERYTHING,
  })
  expect(found).toMatchObject({ grid: null, district: null, managementArea: null, responsibility: null, address: null })
})

test('where a grid has been retired the areas still reach', async () => {
  const { db } = database.current
  const retire = (retiredAt: Date | null) =>
    commit(db, { actor: 'test' }, trx =>
      trx.updateTable('unit_grids').set({ retired_at: retiredAt }).where('code', '=', '510903002001002').execute(),
    )
  await retire(new Date())
  const found = await locate(db, { at: [105.5747, 30.5004], classCode: '0305', today: TODAY, reader: EVERYTHING })
  await retire(null)
  expect(found).toMatchObject({
    grid: null,
    community: { code: '510903002001' },
    district: { code: '510903' },
    managementArea: { code: 'G01' },
    responsibility: null,
  })
})

test('far from every plate the road gives the address; a nameless lane does not', async () => {
  expect(await nearestAddress(database.current.db, [105.574, 30.519])).toMatchObject({
    text: '凯旋路南约110米',
    anchor: { kind: 'road', key: 'R4' },
  })
})

test('at the door there is no direction', async () => {
  expect(await nearestAddress(database.current.db, [105.5745, 30.5002])).toMatchObject({
    text: '嘉禾东路55号',
    distanceMeters: 0,
    bearing: null,
  })
})
