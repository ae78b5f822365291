import { detectEncoding } from '../../decode/detect-encoding.ts'

/** What a zip's central directory says about an entry's name. */
export interface RawName {
  bytes: Uint8Array
  /** General purpose bit 11: the name is UTF-8. */
  isUtf8: boolean
  /** Content of the Info-ZIP Unicode path field (0x7075), which follows a version byte and a checksum. */
  unicodePath: Uint8Array | undefined
}

const UNICODE_PATH_HEADER_BYTES = 5

const isAscii = (bytes: Uint8Array): boolean => bytes.every(byte => byte < 0x80)

/**
 * Decodes the names of one archive together: Chinese Windows writes GBK without saying so, and one short name alone can
 * be ambiguous. Backslashes, which some Windows tools write, become slashes.
 */
export function entryNames(names: RawName[]): string[] {
  const unmarked = names.filter(name => !name.isUtf8 && !name.unicodePath && !isAscii(name.bytes))
  const { name: encoding } = detectEncoding(unmarked.map(({ bytes }) => ({ bytes, mayBeCut: false })))
  const guessed = new TextDecoder(encoding)
  const utf8 = new TextDecoder()
  return names.map(({ bytes, isUtf8, unicodePath }) => {
    const text = unicodePath
      ? utf8.decode(unicodePath.subarray(UNICODE_PATH_HEADER_BYTES))
      : (isUtf8 ? utf8 : guessed).decode(bytes)
    return text.replaceAll('\\', '/')
  })
}

/** Why a name must not be written to disk; `undefined` when it is harmless. */
export function nameFault(name: string): string | undefined {
  const segments = name.replace(/\/$/, '').split('/')
  if (name.includes('\0')) return 'a name with a zero byte'
  if (name.startsWith('/') || /^[a-zA-Z]:/.test(name)) return `the absolute path ${name}`
  if (segments.includes('..')) return `the path ${name} leads out of the archive`
  if (segments.some(segment => Buffer.byteLength(segment) > 250)) return 'a name longer than 250 bytes'
  return segments.length > 32 ? 'folders deeper than 32 levels' : undefined
}
