import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import type { PictureFileKind } from '../../spatial/database/tables/imagery.ts'
import { pictureTiles } from '../../spatial/geometry/picture-tiles.ts'
import { MOST_PIXELS } from './jpeg-header.ts'

export interface PublicCopy {
  kind: PictureFileKind
  bytes: Buffer
  width: number
  height: number
}

const SIZES = [
  ['sd', 2048],
  ['thumb', 320],
] as const
const QUALITY = 82
/** The full size is what crops and tiles are cut from. */
const FULL_QUALITY = 90
/** A panorama of 300 megapixels takes 20 s on a slow core; a file that keeps the decoder busy for longer was made to. */
const DECODING_SECONDS = 60
const DECODING = { failOn: 'error', limitInputPixels: MOST_PIXELS } as const

/**
 * What the public may see of a picture once it may: upright, full size, 2048 and 320 wide, and tiles where it is large. Every
 * copy is encoded anew and no metadata go into it. `scratchFile` is written and left. Throws what the decoder says of a damaged
 * picture.
 */
export async function publicCopies(
  original: Buffer,
  scratchFile: string,
): Promise<[full: PublicCopy, ...PublicCopy[]]> {
  const upright = await sharp(original, DECODING)
    .timeout({ seconds: DECODING_SECONDS })
    .autoOrient()
    .toColourspace('srgb')
    .jpeg({ quality: FULL_QUALITY })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = upright.info
  const copies: [PublicCopy, ...PublicCopy[]] = [{ kind: 'public', bytes: upright.data, width, height }]
  for (const [kind, wide] of SIZES) copies.push(await smaller(upright.data, kind, Math.min(wide, width)))
  const tiles = pictureTiles({ width, height })
  if (tiles) {
    const [whole] = tiles.levels.slice(-1)
    await sharp(upright.data, DECODING)
      .timeout({ seconds: DECODING_SECONDS })
      .resize({ width: whole!.width, height: whole!.height, fit: 'fill' })
      .jpeg({ quality: QUALITY })
      .tile({ size: tiles.tilePixels, overlap: 0, layout: 'dz', container: 'zip', basename: 'tiles' })
      .toFile(scratchFile)
    copies.push({ kind: 'tiles', bytes: await readFile(scratchFile), width, height })
  }
  return copies
}

/** The decoder leaves out what a smaller copy does not need, so that it costs little. */
async function smaller(upright: Buffer, kind: PictureFileKind, wide: number): Promise<PublicCopy> {
  const { data, info } = await sharp(upright, DECODING)
    .resize({ width: wide, withoutEnlargement: true })
    .jpeg({ quality: QUALITY })
    .toBuffer({ resolveWithObject: true })
  return { kind, bytes: data, width: info.width, height: info.height }
}
