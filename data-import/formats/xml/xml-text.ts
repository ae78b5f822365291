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

const ATTRIBUTE = /([^\s=/]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/** Attributes by their name as written, prefix included: `r:id` and `id` are different things. */
export function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', double, single] of text.matchAll(ATTRIBUTE))
    attributes[name] = decodeEntities(double ?? single ?? '')
  return attributes
}
