import { expect, test } from 'vitest'
import { testDatabase } from '../database/testing/test-database.ts'
import { cityOf, seedCity } from './city.ts'
import { suining } from './city-profile.ts'

const database = testDatabase()

test('a prepared database knows its city, and preparing it again changes nothing', async () => {
  const { db } = database.current
  const city = await cityOf(db)
  expect(city).toMatchObject({ code: '510900', nameZh: '遂宁市', projectedSrid: 4544, isDemo: false })
  expect(city.extent).toEqual(suining.extent)
  await seedCity(db, suining)
  expect(await cityOf(db)).toEqual(city)
})
