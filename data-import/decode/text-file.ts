import { createReadStream } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import type { EncodingFinding } from '../formats/source.ts'
import { detectEncoding, type EncodingHints, type SampledText } from './detect-encoding.ts'

const BLOCKS = 48
const BLOCK_BYTES = 64 * 1024
const CHUNK_BYTES = 1 << 20
const MOST_TEXTS = 4000
const LONGEST_MARK = 3
const NOTHING = Buffer.alloc(0)

const MARKS: [encoding: string, bytes: number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** Bytes that end a cell, a line, a string or a tag; none of them occurs inside a character of UTF-8 or GB18030. */
const ENDS = new Set([...'\t\n\r",;<>'].map(character => character.charCodeAt(0)))

/** Runs between delimiters that hold a high byte; the first and last of a block may be cut and are left out. */
function runsIn(block: Buffer, found: Map<string, SampledText>): void {
  let start = -1
  let hasHighByte = false
  for (let i = 0; i < block.length; i++) {
    if (block[i]! > 0x7f) hasHighByte = true
    if (!ENDS.has(block[i]!)) continue
    const bytes = start < 0 ? undefined : block.subarray(start, i)
    if (bytes && hasHighByte) found.set(bytes.toString('latin1'), { bytes, mayBeCut: false })
    start = i + 1
    hasHighByte = false
  }
}

const LINE_END = Buffer.from('\n')

async function collect(handle: FileHandle, size: number, step: number): Promise<Map<string, SampledText>> {
  const found = new Map<string, SampledText>()
  for (let at = 0; at < size && found.size < MOST_TEXTS; at += step) {
    const block = Buffer.alloc(Math.min(BLOCK_BYTES, size - at))
    const { bytesRead } = await handle.read(block, 0, block.length, at)
    const isFirst = at === 0
    const isLast = at + bytesRead >= size
    runsIn(
      Buffer.concat([isFirst ? LINE_END : NOTHING, block.subarray(0, bytesRead), isLast ? LINE_END : NOTHING]),
      found,
    )
  }
  return found
}

/** Texts from blocks spread over the file; from the whole file when those are plain ASCII. */
async function sample(path: string): Promise<{ head: Buffer; texts: SampledText[] }> {
  const handle = await open(path)
  try {
    const { size } = await handle.stat()
    const head = Buffer.alloc(Math.min(size, LONGEST_MARK))
    await handle.read(head, 0, head.length, 0)
    const step = Math.max(BLOCK_BYTES, Math.ceil(size / BLOCKS))
    let found = await collect(handle, size, step)
    if (found.size === 0 && step > BLOCK_BYTES) found = await collect(handle, size, BLOCK_BYTES)
    return { head, texts: [...found.values()].slice(0, MOST_TEXTS) }
  } finally {
    await handle.close()
  }
}

/** Decides the encoding of a text file: a byte order mark, else its content, with `hints` as for `detectEncoding`. */
export async function detectFileEncoding(path: string, hints: EncodingHints = {}): Promise<EncodingFinding> {
  const { head, texts } = await sample(path)
  const mark = MARKS.find(([, bytes]) => bytes.every((byte, i) => head[i] === byte))
  if (!mark || hints.stated) return detectEncoding(texts, hints)
  const samples = mark[0] === 'utf-8' ? detectEncoding(texts).samples : []
  return { name: mark[0], evidence: 'byte-order-mark', samples }
}

/** The text of a file in chunks, without its byte order mark. */
export async function* decodedChunks(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of createReadStream(path, { highWaterMark: CHUNK_BYTES })) {
    const text = decoder.decode(chunk as Buffer, { stream: true })
    if (text !== '') yield text
  }
  const rest = decoder.decode()
  if (rest !== '') yield rest
}
