import { DomainError } from '../domain-error.ts'

/** What the declaration of a document may name, and how it is decoded: GB 18030 holds GBK and GB 2312. */
const DECODERS: Record<string, string> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'iso-8859-1': 'windows-1252',
}

/** Declarations stand within the first line. */
const DECLARATION_BYTES = 200

/**
 * The text of a document: by its byte order mark, else by its own declaration, else by the charset of the request, else UTF-8.
 * Refuses with xml-not-valid a charset that is not known and bytes that are not of it.
 */
export function xmlText(bytes: Uint8Array, charset?: string): string {
  const named = (markedCharset(bytes) ?? declaredCharset(bytes) ?? charset ?? 'utf-8').toLowerCase()
  const decoder = Object.hasOwn(DECODERS, named) ? DECODERS[named]! : undefined
  if (!decoder) throw new DomainError('xml-not-valid', `Encoding "${named}": expected UTF-8, UTF-16 or GB18030.`)
  try {
    return new TextDecoder(decoder, { fatal: true }).decode(bytes)
  } catch (cause) {
    throw new DomainError('xml-not-valid', `The document is not written in ${named}.`, { cause })
  }
}

function markedCharset([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

function declaredCharset(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, DECLARATION_BYTES)).toString('latin1')
  return /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(start)?.[1]
}
