import { expect, test } from 'vitest'
import { bearingAt, captureDays, yawOf } from './captures.ts'

const picture = (id: string, day: string, changes = {}) => ({
  id,
  projection: 'equirectangular',
  heading: 350,
  fieldOfView: 360,
  capturedAt: `${day}T09:00:00.000Z`,
  ...changes,
})

test('a place has each day once, oldest first, with the picture that came first', () => {
  const days = captureDays([picture('a', '2024-10-14'), picture('b', '2022-05-09'), picture('c', '2024-10-14')])
  expect(days.map(({ day, picture: { id } }) => [day, id])).toEqual([
    ['2022-05-09', 'b'],
    ['2024-10-14', 'a'],
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
