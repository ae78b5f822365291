const NAMED: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const HIGHEST_CODE_POINT = 0x10ffff

function character(code: number): string {
  return code > 0 && code <= HIGHEST_CODE_POINT ? String.fromCodePoint(code) : '\uFFFD'
}

/** Resolves the five named entities and numbers; anything else stays as it is written. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));/gi, (whole, decimal, hexadecimal, name) => {
    if (decimal) return character(Number(decimal))
    if (hexadecimal) return character(Number.parseInt(hexadecimal, 16))
    return NAMED[name] ?? whole
  })
}

const NO_ATTRIBUTES: Record<string, string> = {}

/** Attributes by their name as written, prefix included: `r:id` and `id` are different things. */
export function readAttributes(text: string): Record<string, string> {
  let equals = text.indexOf('=')
  if (equals < 0) return NO_ATTRIBUTES
  const attributes: Record<string, string> = {}
  let at = 0
  while (equals >= 0) {
    const name = text.slice(at, equals).trim()
    let start = equals + 1
    while (text[start] === ' ' || text[start] === '\n' || text[start] === '\t' || text[start] === '\r') start++
    const quote = text[start]
    const end = quote === '"' || quote === "'" ? text.indexOf(quote, start + 1) : -1
    if (end < 0) break
    attributes[name] = decodeEntities(text.slice(start + 1, end))
    at = end + 1
    equals = text.indexOf('=', at)
  }
  return attributes
}
