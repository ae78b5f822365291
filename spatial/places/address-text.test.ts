import { expect, test } from 'vitest'
import { addressText } from './address-text.ts'
import { directionOf, spokenMeters } from './bearing.ts'
import { englishName } from './english-name.ts'

test('a position is said from its door plate, in both languages', () => {
  expect(addressText({ nameZh: '嘉禾东路55号', distanceMeters: 31.4, bearingDegrees: 47 })).toEqual({
    zh: '嘉禾东路55号东北约30米',
    en: 'about 30 m northeast of 55 Jiahe East Road',
  })
})

test('at the door itself the address is the plate', () => {
  const atTheDoor = { zh: '凯旋路1号', en: '1 Kaixuan Road' }
  expect(addressText({ nameZh: '凯旋路1号', distanceMeters: 1.2, bearingDegrees: 90 })).toEqual(atTheDoor)
  expect(addressText({ nameZh: '凯旋路1号', distanceMeters: 0, bearingDegrees: undefined })).toEqual(atTheDoor)
})

test('each of the 360 degrees has the direction whose middle is nearest', () => {
  const middles = ['北', '东北', '东', '东南', '南', '西南', '西', '西北']
  for (let degrees = -360; degrees < 720; degrees++) {
    const nearest = middles
      .map((zh, index) => ({ zh, off: Math.abs(((degrees - index * 45 + 900) % 360) - 180) }))
      .sort((a, b) => a.off - b.off)[0]!
    if (nearest.off !== 22.5) expect(directionOf(degrees).zh).toBe(nearest.zh)
  }
})

test.each([
  [3.4, 3],
  [19.6, 20],
  [31.4, 30],
  [98, 100],
  [123, 120],
  [777, 800],
])('%d m is said as %d m', (meters, said) => {
  expect(spokenMeters(meters)).toBe(said)
})

test.each([
  ['嘉禾东路55号', '55 Jiahe East Road'],
  ['嘉禾东路55-2号', '55-2 Jiahe East Road'],
  ['凯旋路', 'Kaixuan Road'],
  ['东升路', 'Dongsheng Road'],
  ['遂州中路', 'Suizhou Middle Road'],
  ['南环路8号', '8 Nan Ring Road'],
  ['通德大桥', 'Tongde Bridge'],
  ['慈音街道', 'Ciyin Subdistrict'],
  ['嘉禾东路55号遂宁宾馆', 'Suiningbinguan, 55 Jiahe East Road'],
  ['广德寺', 'Guangde Temple'],
  ['五彩缤纷路', 'Wucaibinfen Road'],
  ['G318', 'G318'],
])('%s reads %s', (nameZh, english) => {
  expect(englishName(nameZh)).toBe(english)
})
