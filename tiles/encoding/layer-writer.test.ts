import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { describe, expect, test } from 'vitest'
import { ByteBuffer } from './byte-buffer.ts'
import { LayerWriter } from './layer-writer.ts'

function layerOf(write: (layer: LayerWriter) => void) {
  const out = new ByteBuffer()
  const layer = new LayerWriter(out, '部件')
  write(layer)
  layer.finish()
  return new VectorTile(new PbfReader(out.copy())).layers.部件!
}

/** Ids at every length of a varint, to the last whole number that JavaScript keeps exact. */
const IDS = Array.from({ length: 53 }, (_, bits) => [2 ** bits, 2 ** (bits + 1) - 1]).flat()

describe('a layer read back', () => {
  test('every id to 2^53 - 1 survives', () => {
    const layer = layerOf(writer => {
      for (const id of IDS) writer.point(id, 0, 0)
    })
    expect(IDS.map((_, i) => layer.feature(i).id)).toEqual(IDS)
  })

  test('every coordinate in and around the tile survives', () => {
    const layer = layerOf(writer => {
      for (let i = -130; i <= 4226; i++) writer.point(1, i, 4096 - i)
    })
    for (let i = 0; i < layer.length; i++)
      expect(layer.feature(i).loadGeometry()).toEqual([[expect.objectContaining({ x: i - 130, y: 4226 - i })]])
  })

  test('properties keep their values and types', () => {
    const values = ['', '污水井盖', 'a'.repeat(300), 0, 1, 2 ** 53 - 1, 3.25, -7, -0.5]
    const layer = layerOf(writer => {
      const key = writer.key('value')
      for (const value of values) {
        writer.tag(key, writer.value(value))
        writer.point(1, 0, 0)
      }
    })
    expect(values.map((_, i) => layer.feature(i).properties.value)).toEqual(values)
  })

  test('equal values are written once', () => {
    const sizes = [1, 1000].map(count => {
      const out = new ByteBuffer()
      const writer = new LayerWriter(out, 'l')
      const key = writer.key('state')
      for (let i = 0; i < count; i++) {
        writer.tag(key, writer.value('a rather long word'))
        writer.point(1, 0, 0)
      }
      writer.finish()
      return out.length
    })
    expect(sizes[1]! - sizes[0]!).toBeLessThan(1000 * 16)
  })

  test('a feature without properties or id is written as such', () => {
    const feature = layerOf(writer => {
      writer.key('unused')
      writer.point(Number.NaN, 5, 6)
    }).feature(0)
    expect([feature.id, feature.properties]).toEqual([undefined, {}])
  })

  test('lines and polygons keep their paths', () => {
    const layer = layerOf(writer => {
      writer.lines(7, [
        [0, 0, 10, 10, 20, 0],
        [4096, -5, -5, 4096],
      ])
      writer.polygons(8, [
        [0, 0, 100, 0, 100, 100],
        [10, 5, 90, 80, 90, 5],
      ])
    })
    const [line, polygon] = [layer.feature(0), layer.feature(1)]
    expect([line.type, polygon.type]).toEqual([2, 3])
    const points = (paths: { x: number; y: number }[][]) => paths.map(path => path.flatMap(({ x, y }) => [x, y]))
    expect(points(line.loadGeometry())).toEqual([
      [0, 0, 10, 10, 20, 0],
      [4096, -5, -5, 4096],
    ])
    expect(points(polygon.loadGeometry())).toEqual([
      [0, 0, 100, 0, 100, 100, 0, 0],
      [10, 5, 90, 80, 90, 5, 10, 5],
    ])
  })

  test('a line of 50,000 points outgrows every buffer and survives', () => {
    const path = Array.from({ length: 100_000 }, (_, i) => (i * 7919) % 4096)
    const [points] = layerOf(writer => writer.lines(1, [path]))
      .feature(0)
      .loadGeometry()
    expect(points!.flatMap(({ x, y }) => [x, y])).toEqual(path)
  })

  test('a layer with nothing in it leaves no trace', () => {
    const out = new ByteBuffer()
    new LayerWriter(out, 'empty').finish()
    expect(out.length).toBe(0)
  })
})
