import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import sharp from 'sharp'

export interface PhotoKind {
  name: string
  width: number
  height: number
  isPanorama: boolean
}

export const PHOTO_KINDS: readonly PhotoKind[] = [
  { name: 'flat 4,000 × 3,000', width: 4000, height: 3000, isPanorama: false },
  { name: 'panorama 8,192 × 4,096', width: 8192, height: 4096, isPanorama: true },
]

const GPANO = (heading: number) =>
  `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description xmlns:GPano="http://ns.google.com/photos/1.0/panorama/" GPano:ProjectionType="equirectangular" GPano:PoseHeadingDegrees="${heading}"/></rdf:RDF></x:xmpmeta>`

/**
 * Writes pictures as survey cars deliver them: EXIF with position, direction and time, GPano in panoramas, and a texture that
 * compresses to about what streets do (4 bits a pixel), each of different content.
 */
export async function writeVendorPhotos(folder: string, kind: PhotoKind, count: number): Promise<string[]> {
  await mkdir(folder, { recursive: true })
  const { width, height, isPanorama } = kind
  const grain = await sharp({
    create: {
      width: width / 4,
      height: height / 4,
      channels: 3,
      background: '#778',
      noise: { type: 'gaussian', mean: 120, sigma: 45 },
    },
  })
    .png()
    .toBuffer()
  const paths: string[] = []
  for (let i = 0; i < count; i++) {
    const picture = sharp(grain)
      .resize(width, height, { fit: 'fill', kernel: 'cubic' })
      .modulate({ hue: (i * 37) % 360 })
      .withExif(exifOf(i))
    const bytes = await (isPanorama ? picture.withXmp(GPANO(i % 360)) : picture).jpeg({ quality: 90 }).toBuffer()
    const path = join(folder, `p${i}.jpg`)
    await writeFile(path, bytes)
    paths.push(path)
  }
  return paths
}

/** A position every ten metres on a street of the synthetic city. */
const exifOf = (i: number) => ({
  IFD0: { Make: 'Survey', Model: 'Car 1' },
  IFD2: {
    DateTimeOriginal: `2024:05:01 09:${String(Math.floor(i / 60) % 60).padStart(2, '0')}:${String(i % 60).padStart(2, '0')}`,
    FocalLengthIn35mmFilm: '24',
  },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: `30/1 30/1 ${1800 + i * 32}/100`,
    GPSLongitudeRef: 'E',
    GPSLongitude: '105/1 34/1 1800/100',
    GPSImgDirectionRef: 'T',
    GPSImgDirection: '0/1',
  },
})
