import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import yazl from 'yazl'
import { readAll } from '../testing/read-all.ts'
import { entryNames, nameFault } from './entry-name.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wangge-zip-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const CSV = 'id,lon,lat\n1,105.5,30.5\n'

async function zipped(entries: [name: string, content: string | Buffer, mode?: number][]): Promise<Buffer> {
  const zip = new yazl.ZipFile()
  for (const [name, content, mode] of entries)
    zip.addBuffer(Buffer.from(content), name, mode === undefined ? {} : { mode })
  zip.end()
  const chunks: Buffer[] = []
  for await (const chunk of zip.outputStream) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function file(name: string, content: Buffer | string): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

/** Replaces a name of the same length in both headers, so that it can be what a careful writer would refuse. */
function renamed(zip: Buffer, from: string, to: Buffer): Buffer {
  const copy = Buffer.from(zip)
  for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) to.copy(copy, at)
  return copy
}

const UTF8_FLAG = 0x08
/** Clears the mark that names are UTF-8, in local (offset 6) and central (offset 8) headers. */
function withoutUtf8Mark(zip: Buffer): Buffer {
  const copy = Buffer.from(zip)
  for (let at = 0; at + 4 < copy.length; at++) {
    const signature = copy.readUInt32LE(at)
    if (signature === 0x04034b50) copy[at + 7]! &= ~UTF8_FLAG
    if (signature === 0x02014b50) copy[at + 9]! &= ~UTF8_FLAG
  }
  return copy
}

describe('archives', () => {
  test('tables in sub-folders, with the place they were found', async () => {
    const zip = await zipped([
      ['交付/部件/a.csv', CSV],
      ['交付/说明.docx', 'x'],
      ['__MACOSX/._a.csv', 'x'],
    ])
    expect(await readAll(file('a.zip', zip))).toMatchObject([{ name: 'a', path: 'a.zip/交付/部件/a.csv', rowCount: 1 }])
  })

  test('names in GBK, as Chinese Windows writes them', async () => {
    // 部件普查.csv in GBK
    const name = Buffer.concat([Buffer.from('b2bfbcfec6d5b2e9', 'hex'), Buffer.from('.csv')])
    const zip = renamed(withoutUtf8Mark(await zipped([['abcdefgh.csv', CSV]])), 'abcdefgh.csv', name)
    expect(await readAll(file('gbk.zip', zip))).toMatchObject([{ name: '部件普查', path: 'gbk.zip/部件普查.csv' }])
  })

  test('an archive inside an archive', async () => {
    const inner = await zipped([['b.csv', CSV]])
    expect(await readAll(file('n.zip', await zipped([['inner.zip', inner]])))).toMatchObject([
      { path: 'n.zip/inner.zip/b.csv' },
    ])
  })

  test('archives within archives without end are refused', async () => {
    let zip = await zipped([['b.csv', CSV]])
    for (let level = 0; level < 5; level++) zip = await zipped([['inner.zip', zip]])
    expect(await readAll(file('deep.zip', zip))).toMatchObject({ kind: 'refusal', code: 'archive-nested-too-deep' })
  })

  test('a bomb is refused before it fills the disk', async () => {
    const zip = await zipped([['a.csv', Buffer.alloc(120 << 20)]])
    expect(zip.length).toBeLessThan(200_000)
    expect(await readAll(file('bomb.zip', zip))).toMatchObject({ kind: 'refusal', code: 'archive-too-large' })
  }, 60_000)

  test.each([
    ['leading out of it', '../a/x.csv'],
    ['absolute', '/etc/xx.csv'],
    ['with a drive', 'C:\\a/x.csv'],
  ])('a path %s is refused, and nothing is written there', async (_name, path) => {
    const zip = renamed(
      await zipped([['abcdefghij'.slice(0, path.length), CSV]]),
      'abcdefghij'.slice(0, path.length),
      Buffer.from(path),
    )
    expect(await readAll(file('path.zip', zip))).toMatchObject({ kind: 'refusal', code: 'archive-unsafe' })
    expect(readdirSync(folder)).not.toContain('a')
  })

  test('a link inside is refused', async () => {
    const zip = await zipped([['link.csv', '/etc/passwd', 0o120777]])
    expect(await readAll(file('link.zip', zip))).toMatchObject({ kind: 'refusal', code: 'archive-unsafe' })
  })

  test('two entries of one name are refused', async () => {
    const zip = renamed(
      await zipped([
        ['a.csv', CSV],
        ['b.csv', CSV],
      ]),
      'b.csv',
      Buffer.from('a.csv'),
    )
    expect(await readAll(file('twice.zip', zip))).toMatchObject({ kind: 'refusal', code: 'archive-unsafe' })
  })

  test('a changed content is noticed by its checksum', async () => {
    const zip = await zipped([['a.csv', Buffer.from(CSV)]])
    const central = zip.lastIndexOf(Buffer.from('504b0102', 'hex'))
    zip[central + 16]! ^= 0xff
    expect(await readAll(file('crc.zip', zip))).toMatchObject({ kind: 'refusal', code: 'damaged' })
  })

  test.each([
    ['an empty archive', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex'), 'nothing-there'],
    ['half an archive', Buffer.from('504b03041400000008', 'hex'), 'damaged'],
  ])('%s', async (_name, bytes, code) => {
    expect(await readAll(file('x.zip', bytes))).toMatchObject({ kind: 'refusal', code })
  })
})

describe('names of entries', () => {
  test('one short GBK name and plain names are told apart together', () => {
    const bytes = Buffer.from('b5c6b8cb', 'hex')
    const plain = { bytes: Buffer.from('README'), isUtf8: false, unicodePath: undefined }
    expect(entryNames([{ bytes, isUtf8: false, unicodePath: undefined }, plain])).toEqual(['灯杆', 'README'])
  })

  test('harmless names pass', () => {
    for (const name of ['a', '交付/部件 1/x.shp', 'a..b/c.shp', '.../x']) expect(nameFault(name)).toBeUndefined()
    for (const name of ['../x', 'a/../x', '/x', 'C:/x', 'a\0b', 'x'.repeat(300)]) expect(nameFault(name)).toBeDefined()
  })
})

describe('what is no data', () => {
  test('an empty folder, an empty file, nothing at all', async () => {
    mkdirSync(join(folder, 'empty'))
    expect(await readAll(join(folder, 'empty'))).toMatchObject({ code: 'nothing-there' })
    expect(await readAll(file('empty.shp', ''))).toMatchObject({ code: 'empty-file' })
    expect(await readAll(join(folder, 'missing.shp'))).toMatchObject({ code: 'nothing-there' })
  })

  test('links are not followed', async () => {
    mkdirSync(join(folder, 'links'))
    symlinkSync('/etc/passwd', join(folder, 'links', 'a.csv'))
    symlinkSync(folder, join(folder, 'links', 'loop'))
    expect(await readAll(join(folder, 'links'))).toMatchObject({ code: 'nothing-there' })
  })

  test.each([
    ['a GeoTIFF that calls itself a Shapefile', 'x.shp', '49492a0008000000000000000000', 'raster'],
    ['a PNG', 'x.png', '89504e470d0a1a0a0000000d49484452', 'raster'],
    ['an executable', 'x.csv', '7f454c46020101000000000000000000', 'unknown-format'],
    ['an index without its shapes', 'lonely.shx', '0000270a00000000000000000000000000', 'missing-part'],
  ])('%s is refused by what it is', async (_name, name, hex, code) => {
    expect(await readAll(file(name, Buffer.from(hex, 'hex')))).toMatchObject({ kind: 'refusal', code })
  })

  test('remarks beside the data are left out with a note', async () => {
    mkdirSync(join(folder, 'remarks'))
    file('remarks/a.csv', CSV)
    file('remarks/说明.txt', '合成数据，仅供演示。\n坐标系 CGCS2000, EPSG:4544\n属性编码 GBK\n')
    expect(await readAll(join(folder, 'remarks'))).toMatchObject([{ name: 'a' }])
    expect(await readAll(join(folder, 'remarks', '说明.txt'))).toMatchObject({ code: 'unknown-format' })
  })

  test('a table that calls itself a Shapefile is read as what it is', async () => {
    expect(await readAll(file('table.shp', CSV))).toMatchObject([{ format: 'csv', rowCount: 1 }])
  })

  test('an unknown encoding or coordinate system is refused before anything is read', async () => {
    const path = file('ok.csv', CSV)
    expect(await readAll(path, { encoding: 'klingon' })).toMatchObject({ code: 'unknown-encoding' })
    expect(await readAll(path, { crs: 'EPSG:2380' })).toMatchObject({ code: 'unknown-crs' })
  })
})
