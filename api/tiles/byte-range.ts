/** Places of the first and the last byte. */
export interface ByteRange {
  start: number
  end: number
}

/**
 * The bytes that a Range header asks for (RFC 9110, 14.2): undefined for the whole, also where several ranges are asked for,
 * which a server may answer so; `unsatisfiable` where there is nothing of it.
 */
export function byteRange(header: string | undefined, bytes: number): ByteRange | undefined | 'unsatisfiable' {
  const found = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/.exec(header ?? '')
  const [, first = '', last = ''] = found ?? []
  if (!found || (first === '' && last === '') || (first !== '' && last !== '' && Number(first) > Number(last)))
    return undefined
  const start = first === '' ? Math.max(0, bytes - Number(last)) : Number(first)
  const end = first === '' || last === '' ? bytes - 1 : Math.min(bytes - 1, Number(last))
  return start > end ? 'unsatisfiable' : { start, end }
}
