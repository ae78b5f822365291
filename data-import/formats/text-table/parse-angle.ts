const DECIMAL = /^(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/
/** What nearly every cell holds; spares the rest of the work. */
const PLAIN = /^-?\d+(?:\.\d+)?$/
/** Degrees, minutes and seconds with any of the signs people use between them. */
const DMS =
  /^(\d{1,3})[°º度:\-\s_]\s*(\d{1,2}(?:\.\d+)?)(?:['′’分:\-\s]\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:["″”秒]|''|′′)?)?)?$/
const HEMISPHERE = /^(?:([NSEW东西南北])[纬经]?\s*)?(.*?)\s*[°º度]?\s*([NSEW])?$/i

const NEGATIVE = /[SW西南]/i
const FULL_WIDTH = /[\uFF01-\uFF5E\u3000]/g

/** Full-width digits and signs, as Chinese keyboards write them, to ASCII. */
const narrow = (text: string): string =>
  text.replace(FULL_WIDTH, c => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)))

function unsigned(text: string): number | undefined {
  if (DECIMAL.test(text)) return Number(text)
  const [, degrees, minutes, seconds] = DMS.exec(text) ?? []
  if (degrees === undefined) return undefined
  const [m, s] = [Number(minutes ?? 0), Number(seconds ?? 0)]
  return m < 60 && s < 60 ? Number(degrees) + m / 60 + s / 3600 : undefined
}

/**
 * An angle in decimal degrees from `105.5775`, `105°34′39″E`, `E105 34 39`, `105度34分39秒` or `105-34-39`; also plain
 * metres. `undefined` when the text is none of these or its minutes or seconds reach 60.
 */
export function parseAngle(text: string): number | undefined {
  if (PLAIN.test(text)) return Number(text)
  const [, before, body = '', after] = HEMISPHERE.exec(narrow(text).trim()) ?? []
  const sign = /^[+-]/.exec(body)?.[0]
  const value = unsigned(sign ? body.slice(1) : body)
  if (value === undefined || !Number.isFinite(value)) return undefined
  return sign === '-' || NEGATIVE.test(before ?? after ?? '') ? -value : value
}

/** Whether the text is an angle in parts rather than a plain number. */
export const isDms = (text: string): boolean =>
  parseAngle(text) !== undefined && !DECIMAL.test(narrow(text).trim().replace(/^[+-]/, ''))

/** Two coordinates in one cell: `105.57,30.50`, `(30.5 105.57)`, `105°34′39″E, 30°30′0″N`. */
export function parsePair(text: string): [first: number, second: number] | undefined {
  const inner = narrow(text)
    .trim()
    .replace(/^[([]\s*|\s*[)\]]$/g, '')
  const parts = inner.split(/\s*[,;、]\s*/)
  const pair = parts.length === 2 ? parts : inner.split(/\s+/)
  if (pair.length !== 2) return undefined
  const [first, second] = pair.map(parseAngle)
  return first === undefined || second === undefined ? undefined : [first, second]
}
