import { readdirSync, readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { badgeId } from '../../viewer/symbols/badge-id.ts'
import { GLYPHS } from '../../viewer/symbols/glyphs.ts'
import { spriteImages } from './images.ts'
import { packSheet } from './pack.ts'
import { flattenPath } from './path.ts'
import { blankRaster, encodePng, type Raster } from './png.ts'

const BOOKS = new URL('../../spatial/catalogue/books/', import.meta.url)

interface Book {
  kind: string
  majors: { code: string; colour: string; classes: { code: string; symbol: string }[] }[]
}

const componentBooks = readdirSync(BOOKS)
  .map(file => [file, JSON.parse(readFileSync(new URL(file, BOOKS), 'utf8')) as Book] as const)
  .filter(([, book]) => book.kind === 'component')

const images = spriteImages('#ffffff', 1)
const raster = new Map(images.map(image => [image.name, image.raster]))

test.each(componentBooks)('every class of %s has a drawn symbol', (_file, book) => {
  const symbols = book.majors.flatMap(major => major.classes.map(entry => entry.symbol))
  expect(symbols.filter(symbol => !GLYPHS[symbol])).toEqual([])
})

test.each(componentBooks)(
  'no two classes of %s share a symbol, and any two differ in at least ten pixels at the plain size',
  (_file, book) => {
    const badges = book.majors.flatMap(({ code, colour, classes }) =>
      classes.map(entry => badgeId({ majorCode: code, colour, symbol: entry.symbol })),
    )
    expect(new Set(badges).size).toBe(badges.length)
    const alike = badges.flatMap((a, i) =>
      badges.slice(i + 1).filter(b => difference(raster.get(a)!, raster.get(b)!) < 10),
    )
    expect(alike).toEqual([])
  },
)

/** Number of pixels whose colour differs by more than a third of the range. */
function difference(a: Raster, b: Raster): number {
  const pixels = a.width * a.height
  let differing = 0
  for (let at = 0; at < pixels * 4; at += 4)
    if ([0, 1, 2, 3].some(i => Math.abs(a.rgba[at + i]! - b.rgba[at + i]!) > 85)) differing++
  return differing
}

test('images lie in the sheet side by side and do not overlap', () => {
  const { raster: sheet, index } = packSheet(images, 1)
  const taken = new Uint8Array(sheet.width * sheet.height)
  for (const { x, y, width, height } of Object.values(index))
    for (let row = y; row < y + height; row++)
      for (let column = x; column < x + width; column++) taken[row * sheet.width + column]! += 1
  expect(taken.findIndex(count => count > 1)).toBe(-1)
})

test('a curve is flattened through its end points, relative and smooth ones too', () => {
  const [run] = flattenPath('M0 0c0 4 4 4 4 0s4-4 4 0')
  expect(run!.points.slice(0, 2)).toEqual([0, 0])
  expect(run!.points.slice(32, 34)).toEqual([4, 0])
  expect(run!.points.slice(-2)).toEqual([8, 0])
})

test('an arc keeps its distance from the centre', () => {
  const [run] = flattenPath('M4 12a8 8 0 0 1 16 0')
  for (let i = 0; i < run!.points.length; i += 2)
    expect(Math.hypot(run!.points[i]! - 12, run!.points[i + 1]! - 12)).toBeCloseTo(8, 9)
})

test('a path command that is not drawn is refused by name', () => {
  expect(() => flattenPath('M0 0q1 1 2 2')).toThrow('Path command "q"')
})

test('the PNG holds the pixels it was given', () => {
  const picture = blankRaster(2, 2)
  picture.rgba.set([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 250, 251, 252, 253])
  const png = encodePng(picture)
  const idat = png.subarray(png.indexOf('IDAT') + 4, png.indexOf('IEND') - 8)
  const rows = inflateSync(idat)
  expect([...rows.subarray(1, 9)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect([...rows.subarray(10)].map((value, i) => (value + rows[1 + i]!) & 255)).toEqual([
    9, 10, 11, 12, 250, 251, 252, 253,
  ])
})
