import { expect, test } from 'vitest'
import { bearingAt, captureTimes, isAhead, yawOf } from './captures.ts'

const picture = (id: string, day: string, changes = {}) => ({
  id,
  projection: 'equirectangular',
  heading: 350,
  fieldOfView: 360,
  capturedAt: `${day}T09:00:00.000Z`,
  ...changes,
})

test('a place has each survey once, oldest first, with the picture that came first', () => {
  const times = captureTimes([
    picture('a', '2024-10-16'),
    picture('b', '2022-05-09'),
    picture('c', '2024-10-14'),
    picture('d', '2022-05-31'),
  ])
  expect(times.map(({ day, picture: { id } }) => [day, id])).toEqual([
    ['2022-05-09', 'b'],
    ['2024-10-16', 'a'],
  ])
})

test.each([0, 10, 170, 340, 359])('a bearing of %d° comes back across north', bearing => {
  const one = picture('a', '2024-10-14')
  expect(bearingAt(one, yawOf(one, bearing)!)).toBeCloseTo(bearing, 9)
})

test('a photo does not reach behind itself', () => {
  const photo = picture('a', '2022-05-09', { projection: 'flat', heading: 5, fieldOfView: 80 })
  expect(yawOf(photo, 350)).toBeCloseTo(-15, 9)
  expect(yawOf(photo, 60)).toBeUndefined()
})

test.each([
  [0, true],
  [-80, true],
  [100, false],
  [-180, false],
])('who looks to a yaw of %d° has the next picture ahead: %s', (yaw, expected) => {
  expect(isAhead(yaw)).toBe(expected)
})
