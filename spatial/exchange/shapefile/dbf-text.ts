import { encodeGb18030 } from '../gb18030.ts'

export const SHAPEFILE_ENCODINGS = ['utf-8', 'gbk'] as const
export type ShapefileEncoding = (typeof SHAPEFILE_ENCODINGS)[number]

/** A field holds no more. */
const MAX_BYTES = 254

const encodeUtf8 = (text: string): Buffer => Buffer.from(text)

/** Characters that GBK lacks become a question mark: programs that are told GBK read nothing longer than two bytes. */
function encodeGbk(text: string): Buffer {
  const bytes = encodeGb18030(text)
  if (bytes.length === gbkLength(text)) return bytes
  const characters = [...text].map(character => encodeGb18030(character))
  return Buffer.concat(characters.map(one => (one.length > 2 ? Buffer.from('?') : one)))
}

/** How many bytes a text has if GBK holds all of it. */
function gbkLength(text: string): number {
  let length = 0
  for (const character of text) length += character.codePointAt(0)! < 0x80 ? 1 : 2
  return length
}

/** A text as a field holds it, cut between characters where it is too long. */
export function dbfText(text: string, encoding: ShapefileEncoding): Buffer {
  const encode = encoding === 'gbk' ? encodeGbk : encodeUtf8
  const bytes = encode(text)
  if (bytes.length <= MAX_BYTES) return bytes
  const characters = [...text.slice(0, MAX_BYTES)]
  while (encode(characters.join('')).length > MAX_BYTES) characters.pop()
  return encode(characters.join(''))
}
