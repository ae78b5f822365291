/**
 * Text to GB18030 bytes. Node decodes this encoding but does not write it, so the table is made once by decoding every
 * byte pair. What GBK has takes one or two bytes exactly as in GBK; everything else takes four and is not lost. Only lone
 * surrogates and the few private-use characters that GB 18030-2005 gave up become a question mark.
 */
export function encodeGb18030(text: string): Buffer {
  const { pairs, ranges } = tables()
  const bytes = Buffer.allocUnsafe(text.length * 4)
  let length = 0
  for (const character of text) {
    const codePoint = character.codePointAt(0)!
    const pair = codePoint < 0x10000 ? pairs[codePoint]! : 0
    if (codePoint < 0x80) bytes[length++] = codePoint
    else if (pair) length = bytes.writeUInt16BE(pair, length)
    else length = writeLinear(bytes, length, linearIndex(codePoint, ranges))
  }
  return bytes.subarray(0, length)
}

/** Where a run of neighbouring characters without a byte pair begins, and its place in the sequence of four-byte codes. */
interface FourByteRange {
  codePoint: number
  index: number
  length: number
}

interface Tables {
  /** Byte pair by UTF-16 code unit, 0 where there is none. */
  pairs: Uint16Array
  ranges: FourByteRange[]
}

let cached: Tables | undefined
const tables = (): Tables => {
  cached ??= buildTables()
  return cached
}

function buildTables(): Tables {
  const decoder = new TextDecoder('gb18030')
  const pairs = new Uint16Array(0x10000)
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      const character = trail === 0x7f ? '' : decoder.decode(Uint8Array.of(lead, trail))
      if (character.length === 1 && character !== '\ufffd') pairs[character.charCodeAt(0)] = (lead << 8) | trail
    }
  return { pairs, ranges: fourByteRanges(decoder) }
}

/** Number of four-byte codes for the basic plane: 81308130 to 8431a439. */
const BASIC_PLANE_CODES = 39_420
/** First code of the supplementary planes, 90308130; they follow in order of code point. */
const SUPPLEMENTARY_INDEX = 189_000

function fourByteRanges(decoder: TextDecoder): FourByteRange[] {
  const ranges: FourByteRange[] = []
  const bytes = Buffer.alloc(4)
  let expected = -1
  for (let index = 0; index < BASIC_PLANE_CODES; index++) {
    writeFourBytes(bytes, 0, index)
    const codePoint = decoder.decode(bytes).codePointAt(0)!
    if (codePoint !== expected) ranges.push({ codePoint, index, length: 0 })
    ranges.at(-1)!.length++
    expected = codePoint + 1
  }
  return ranges.sort((a, b) => a.codePoint - b.codePoint)
}

function linearIndex(codePoint: number, ranges: FourByteRange[]): number | undefined {
  if (codePoint >= 0x10000) return SUPPLEMENTARY_INDEX + codePoint - 0x10000
  const range = ranges.findLast(({ codePoint: first }) => first <= codePoint)
  const offset = range ? codePoint - range.codePoint : 0
  return range && offset < range.length ? range.index + offset : undefined
}

const writeLinear = (bytes: Buffer, offset: number, index: number | undefined): number =>
  index === undefined ? bytes.writeUInt8(0x3f, offset) : writeFourBytes(bytes, offset, index)

function writeFourBytes(bytes: Buffer, offset: number, index: number): number {
  bytes[offset] = 0x81 + Math.floor(index / 12_600)
  bytes[offset + 1] = 0x30 + (Math.floor(index / 1_260) % 10)
  bytes[offset + 2] = 0x81 + (Math.floor(index / 10) % 126)
  bytes[offset + 3] = 0x30 + (index % 10)
  return offset + 4
}
