import { open } from 'node:fs/promises'
import { detectText } from './detect-text-format.ts'
import { extensionOf } from './siblings.ts'

/** Raster formats are recognised only to be refused by name. */
export type Detected =
  | { kind: 'format'; id: string }
  | { kind: 'archive' }
  | { kind: 'raster'; name: string }
  | { kind: 'empty' }
  | { kind: 'unknown' }

const HEAD_BYTES = 64 * 1024

const ascii = (head: Buffer, at: number, text: string): boolean =>
  head.toString('latin1', at, at + text.length) === text

const RASTERS: [name: string, test: (head: Buffer) => boolean][] = [
  ['GeoTIFF', head => /^(?:II[*+]\0|MM\0[*+])/.test(head.toString('latin1', 0, 4))],
  ['PNG', head => ascii(head, 0, '\x89PNG\r\n\x1a\n')],
  ['JPEG', head => head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff],
  ['JPEG 2000', head => ascii(head, 0, '\0\0\0\x0cjP  ')],
  ['GIF', head => ascii(head, 0, 'GIF8')],
  ['BMP', head => ascii(head, 0, 'BM') && head.readUInt32LE(6) === 0],
  ['WebP', head => ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP')],
  ['ERDAS Imagine', head => ascii(head, 0, 'EHFA_HEADER_TAG')],
  ['HDF5', head => ascii(head, 0, '\x89HDF\r\n\x1a\n')],
  ['netCDF', head => ascii(head, 0, 'CDF\x01') || ascii(head, 0, 'CDF\x02')],
  ['MrSID', head => ascii(head, 0, 'msid')],
  ['Arc/Info ASCII Grid', head => /^\s*ncols\s+\d+\s+nrows\s+\d+/i.test(head.toString('latin1', 0, 200))],
]

const SHAPE_MAGIC = 9994
const SHAPE_VERSION = 1000

const BINARIES: [id: string, test: (head: Buffer) => boolean][] = [
  [
    'shapefile',
    head => head.length >= 36 && head.readInt32BE(0) === SHAPE_MAGIC && head.readInt32LE(28) === SHAPE_VERSION,
  ],
  ['flatgeobuf', head => ascii(head, 0, 'fgb\x03fgb')],
  ['geopackage', head => ascii(head, 0, 'SQLite format 3\0')],
  ['dxf', head => ascii(head, 0, 'AutoCAD Binary DXF')],
]

const isZip = (head: Buffer): boolean => ascii(head, 0, 'PK\x03\x04') || ascii(head, 0, 'PK\x05\x06')

/** dBase, FoxPro and their variants with memo; Shapefile .shx begins like .shp and is told apart by its extension. */
const DBF_VERSIONS = new Set([0x02, 0x03, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0xcb, 0xf5, 0xfb])

function looksLikeDbf(head: Buffer): boolean {
  const month = head[2] ?? 0
  const headerBytes = head.length > 12 ? head.readUInt16LE(8) : 0
  return DBF_VERSIONS.has(head[0] ?? 0) && month <= 12 && headerBytes > 32 && headerBytes % 32 <= 8
}

export async function readHead(path: string): Promise<Buffer> {
  const handle = await open(path)
  try {
    const head = Buffer.alloc(HEAD_BYTES)
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0)
    return head.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** Recognises a file by its content; the extension only decides between formats that look alike. */
export async function detectFormat(path: string): Promise<Detected> {
  const head = await readHead(path)
  if (head.length === 0) return { kind: 'empty' }
  const raster = RASTERS.find(([, test]) => head.length >= 12 && test(head))
  if (raster) return { kind: 'raster', name: raster[0] }
  if (isZip(head)) return { kind: 'archive' }
  const binary = BINARIES.find(([, test]) => test(head))
  if (binary) return { kind: 'format', id: binary[0] }
  if (extensionOf(path) === 'dbf' && looksLikeDbf(head)) return { kind: 'format', id: 'dbf' }
  const text = detectText(head, extensionOf(path))
  return text ? { kind: 'format', id: text } : { kind: 'unknown' }
}
