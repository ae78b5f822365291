import { describe, expect, test } from 'vitest'
import { tileLayer } from '../catalogue.ts'
import { LINE, POINT } from '../geometry/shape.ts'
import { type WorldBox, worldX, worldY } from '../geometry/world.ts'
import { ewkbLine, ewkbPoint } from '../testing/ewkb.ts'
import { random } from '../testing/random.ts'
import { Growable } from './growable.ts'
import { LayerMirror } from './layer-mirror.ts'

const point = (key: string, lon: number, lat: number, state = 'intact') => ({
  key,
  texts: [key.slice(6, 10), state, null],
  numbers: [],
  geometry: ewkbPoint(lon, lat),
})
const line = (key: string, ...path: number[]) => ({ ...point(key, 0, 0), geometry: ewkbLine(path) })

function found(mirror: LayerMirror, search: 'searchPoints' | 'searchShapes', box: WorldBox): number[] {
  const slots = new Growable(Int32Array)
  mirror[search](box, slots)
  return Array.from(slots.values.subarray(0, slots.length), slot => mirror.columns.ids[slot]!).sort()
}

const overlaps = (a: WorldBox, b: WorldBox) => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3]

describe('a layer in memory', () => {
  test('a row is found where it is, with its columns', () => {
    const mirror = new LayerMirror(tileLayer('components'))
    mirror.put(point('5109030102000001', 105.58, 30.5, 'lost'))
    const box: WorldBox = [worldX(105.58), worldY(30.5), worldX(105.58), worldY(30.5)]
    expect(mirror.boxOfKey('5109030102000001')).toEqual(box)
    expect(found(mirror, 'searchPoints', box)).toEqual([5109030102000001])
    const textOf = (column: string) => {
      const { texts, numbers } = mirror.columns.texts.get(column)!
      return texts[numbers[0]!]
    }
    expect([textOf('state'), textOf('maintainer_code')]).toEqual(['lost', null])
    expect(mirror.columns.kinds[0]).toBe(POINT)
  })

  test('a row that moves is found at its new place only', () => {
    const mirror = new LayerMirror(tileLayer('components'))
    mirror.put(point('5109030102000001', 105.5, 30.5))
    mirror.put(point('5109030102000001', 105.6, 30.5))
    const around = (lon: number): WorldBox => [worldX(lon - 0.01), worldY(30.51), worldX(lon + 0.01), worldY(30.49)]
    expect(found(mirror, 'searchPoints', around(105.5))).toEqual([])
    expect(found(mirror, 'searchPoints', around(105.6))).toEqual([5109030102000001])
    expect(mirror.size).toBe(1)
  })

  test('a point can become a line and back', () => {
    const mirror = new LayerMirror(tileLayer('components'))
    mirror.put(point('5109030204000001', 105.5, 30.5))
    mirror.put(line('5109030204000001', 105.5, 30.5, 105.6, 30.6))
    expect(mirror.columns.kinds[0]).toBe(LINE)
    expect(found(mirror, 'searchShapes', [0, 0, 1, 1])).toEqual([5109030204000001])
    mirror.put(point('5109030204000001', 105.5, 30.5))
    expect(found(mirror, 'searchShapes', [0, 0, 1, 1])).toEqual([])
  })

  test('a removed row is gone, and removing it again changes nothing', () => {
    const mirror = new LayerMirror(tileLayer('components'))
    mirror.put(point('5109030102000001', 105.5, 30.5))
    mirror.remove('5109030102000001')
    mirror.remove('5109030102000001')
    expect([mirror.size, mirror.boxOfKey('5109030102000001')]).toEqual([0, undefined])
    expect(found(mirror, 'searchPoints', [0, 0, 1, 1])).toEqual([])
  })

  test('keys that differ only as text are different rows', () => {
    const mirror = new LayerMirror(tileLayer('components'))
    for (const key of ['7', '07', '7.0', 'R7']) mirror.put({ ...point(key, 105.5, 30.5), texts: ['', '', ''] })
    expect(mirror.size).toBe(4)
  })

  test('after thousands of random edits both indexes find exactly what a plain list would', () => {
    const next = random(7)
    const mirror = new LayerMirror(tileLayer('components'))
    const boxes = new Map<number, { box: WorldBox; isShape: boolean }>()
    for (let edit = 0; edit < 6000; edit++) {
      const key = String(5109030102000000 + Math.floor(next() * 900))
      const [lon, lat] = [105.5 + next() * 0.1, 30.5 + next() * 0.1]
      const size = 10 ** (-1 - 5 * next())
      const kind = next()
      if (kind < 0.2) mirror.remove(key)
      else if (kind < 0.6) mirror.put(point(key, lon, lat))
      else mirror.put(line(key, lon, lat, lon + size, lat - size, lon, lat - size / 2))
      const box = mirror.boxOfKey(key)
      if (box) boxes.set(Number(key), { box, isShape: kind >= 0.6 })
      else boxes.delete(Number(key))
    }
    for (let search = 0; search < 200; search++) {
      const [lon, lat, size] = [105.5 + next() * 0.1, 30.5 + next() * 0.1, 10 ** (-1 - 4 * next())]
      const box: WorldBox = [worldX(lon), worldY(lat), worldX(lon + size), worldY(lat - size)]
      const expected = [...boxes].filter(([, entry]) => overlaps(entry.box, box))
      for (const [name, isShape] of [
        ['searchPoints', false],
        ['searchShapes', true],
      ] as const) {
        const ids = expected.filter(([, entry]) => entry.isShape === isShape).map(([id]) => id)
        expect(found(mirror, name, box)).toEqual(expect.arrayContaining(ids))
      }
    }
    expect(found(mirror, 'searchPoints', [0, 0, 1, 1])).toEqual([...boxes.keys()].sort())
  })
})
