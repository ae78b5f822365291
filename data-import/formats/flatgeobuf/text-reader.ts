/** Decodes a range of bytes. */
export type TextReader = (bytes: Buffer, start: number, end: number) => string

/** A reader for one encoding; UTF-8 takes the fast way. */
export function textReader(encoding: string): TextReader {
  if (encoding === 'utf-8') return (bytes, start, end) => bytes.toString('utf8', start, end)
  const decoder = new TextDecoder(encoding)
  return (bytes, start, end) => decoder.decode(bytes.subarray(start, end))
}
