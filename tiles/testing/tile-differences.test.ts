import { expect, test } from 'vitest'
import { ByteBuffer } from '../encoding/byte-buffer.ts'
import { LayerWriter } from '../encoding/layer-writer.ts'
import { compareTiles } from './tile-differences.ts'

const square = (x: number, y: number, side = 100) => [x, y, x + side, y, x + side, y + side, x, y + side]

function tile(write: (layer: LayerWriter) => void): Uint8Array {
  const out = new ByteBuffer()
  const layer = new LayerWriter(out, 'layer')
  write(layer)
  layer.finish()
  return out.copy()
}
const area = (...rings: number[][]) => tile(layer => layer.polygons(7, rings))
const line = (path: number[]) => tile(layer => layer.lines(7, [path]))
const point = (x: number, y: number) => tile(layer => layer.point(7, x, y))
const NOTHING = new Uint8Array()
const differ = (ours: Uint8Array, theirs: Uint8Array) => compareTiles(ours, theirs).differences.length > 0

test.each<[string, Uint8Array, Uint8Array, boolean]>([
  ['the same area begun at another corner', area(square(10, 10)), area([110, 10, 110, 110, 10, 110, 10, 10]), false],
  ['an area two units away', area(square(10, 10)), area(square(12, 10)), false],
  ['an area three units away', area(square(10, 10)), area(square(13, 10)), true],
  ['an area without one of its parts', area(square(10, 10), square(500, 500)), area(square(10, 10)), true],
  ['an area that only one has', area(square(10, 10)), NOTHING, true],
  ['an area over the whole tile that only one has', NOTHING, area(square(-64, -64, 4224)), true],
  ['a sliver that only one has', area(square(10, 10, 2)), NOTHING, false],
  ['an area that only one has in the outermost unit', NOTHING, area([-64, 0, -63, 0, -63, 400, -64, 400]), false],
  ['a line three units away', line([0, 0, 900, 0]), line([0, 3, 900, 3]), true],
  ['a line that one has not along the cut', line([0, 0, -64, 0, -64, 900]), line([0, 0, -64, 0]), false],
  ['a point one unit away', point(5, 5), point(6, 5), true],
  ['a point on the edge of the buffer that only one has', point(5, -128), NOTHING, false],
  ['a point inside the buffer that only one has', point(5, -120), NOTHING, true],
])('%s', (_name, ours, theirs, isDifferent) => {
  expect([differ(ours, theirs), differ(theirs, ours)]).toEqual([isDifferent, isDifferent])
})

test('another value of a property is another feature', () => {
  const withState = (state: string) =>
    tile(layer => {
      layer.tag(layer.key('state'), layer.value(state))
      layer.point(7, 5, 5)
    })
  expect(compareTiles(withState('lost'), withState('intact')).differences).toHaveLength(2)
})
