import { crc32, deflateSync } from 'node:zlib'

/** Pixels as straight (not premultiplied) RGBA bytes, row by row. */
export interface Raster {
  readonly width: number
  readonly height: number
  readonly rgba: Uint8Array
}

export const blankRaster = (width: number, height: number): Raster => ({
  width,
  height,
  rgba: new Uint8Array(width * height * 4),
})

/** Encodes a raster as an 8-bit RGBA PNG (ISO 15948), every row with the Up filter, which suits flat symbols. */
export function encodePng({ width, height, rgba }: Raster): Buffer {
  const rowBytes = width * 4
  const filtered = Buffer.alloc(height * (rowBytes + 1))
  for (let y = 0; y < height; y++) {
    const at = y * (rowBytes + 1)
    filtered[at] = 2
    for (let i = 0; i < rowBytes; i++) {
      const above = y === 0 ? 0 : rgba[(y - 1) * rowBytes + i]!
      filtered[at + 1 + i] = rgba[y * rowBytes + i]! - above
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length, 0)
  body.copy(out, 4)
  out.writeUInt32BE(crc32(body), body.length + 4)
  return out
}
