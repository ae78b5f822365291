import { expect, test } from 'vitest'
import { type Sight, withMark } from './sight-store.ts'

const at = (id: string) => ({ id, position: [105.5, 30.5] }) as unknown as Parameters<typeof withMark>[1]
const angles = (yaw: number) => ({ yaw, pitch: -10 })
const marked = (...clicks: [id: string, yaw: number][]) =>
  clicks.reduce<readonly Sight[]>((sights, [id, yaw]) => withMark(sights, at(id), angles(yaw)), [])

test('the first click in a picture is the foot, the second the top', () => {
  expect(marked(['a', 1], ['a', 2])).toMatchObject([{ picture: 'a', foot: { yaw: 1 }, top: { yaw: 2 } }])
})

test('a click in another picture is the foot there', () => {
  expect(marked(['a', 1], ['b', 5])).toMatchObject([
    { picture: 'a', foot: { yaw: 1 } },
    { picture: 'b', foot: { yaw: 5 } },
  ])
})

test('a third click in a picture begins anew in it and leaves the others', () => {
  expect(marked(['a', 1], ['a', 2], ['b', 5], ['a', 3])).toEqual([
    { picture: 'b', position: [105.5, 30.5], foot: angles(5) },
    { picture: 'a', position: [105.5, 30.5], foot: angles(3) },
  ])
})
