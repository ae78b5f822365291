import type { ShotFindingCode } from './shot.ts'

export interface JpegHeader {
  width: number
  height: number
  /** Bytes of application segments and comments before the picture. */
  metadataBytes: number
}

export type JpegProblem = Extract<
  ShotFindingCode,
  'not-jpeg' | 'truncated' | 'damaged' | 'too-many-pixels' | 'metadata-too-large'
>

/** 16-fold of what cameras write; motion photos carry their film behind the picture, not before. */
const MOST_METADATA_BYTES = 16 * 1024 * 1024
const MOST_SEGMENTS = 1_000
/** The largest panoramas of survey cars are 16,384 by 8,192. */
export const MOST_PIXELS = 300_000_000
const LONGEST_SIDE = 32_768

const [SOI, EOI, SOS, COM] = [0xd8, 0xd9, 0xda, 0xfe]
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
const isStandAlone = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)

/**
 * Walks the segments of a JPEG up to its first scan without decoding anything, so that what would exhaust a decoder is refused
 * before. Segment lengths are believed only inside the file.
 */
export function jpegHeader(bytes: Uint8Array): JpegHeader | JpegProblem {
  if (bytes.length < 4 || bytes[0] !== 0xff || bytes[1] !== SOI) return 'not-jpeg'
  let at = 2
  let metadataBytes = 0
  let frame: { width: number; height: number } | undefined
  for (let segment = 0; segment < MOST_SEGMENTS; segment++) {
    if (at + 4 > bytes.length) return 'truncated'
    if (bytes[at] !== 0xff) return 'damaged'
    const marker = bytes[at + 1]!
    if (marker === 0xff || isStandAlone(marker)) {
      at += marker === 0xff ? 1 : 2
      continue
    }
    if (marker === EOI) return 'damaged'
    if (marker === SOS) return frame ? sized(frame, metadataBytes) : 'damaged'
    const length = bytes[at + 2]! * 256 + bytes[at + 3]!
    if (length < 2) return 'damaged'
    if (at + 2 + length > bytes.length) return 'truncated'
    if (isFrame(marker)) {
      if (length < 9) return 'damaged'
      frame = { height: bytes[at + 5]! * 256 + bytes[at + 6]!, width: bytes[at + 7]! * 256 + bytes[at + 8]! }
    } else if ((marker >= 0xe0 && marker <= 0xef) || marker === COM) {
      metadataBytes += length
      if (metadataBytes > MOST_METADATA_BYTES) return 'metadata-too-large'
    }
    at += 2 + length
  }
  return 'metadata-too-large'
}

function sized(frame: { width: number; height: number }, metadataBytes: number): JpegHeader | JpegProblem {
  const { width, height } = frame
  if (width === 0 || height === 0) return 'damaged'
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) return 'too-many-pixels'
  return { width, height, metadataBytes }
}
