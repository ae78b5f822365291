/** Starts each value of a JSON text sequence (RFC 8142). */
const RECORD_SEPARATOR = '\u001e'
/** Tab, line feed, vertical tab, form feed, carriage return, escape and the record separator occur in text files. */
const TEXT_CONTROLS = new Set([0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x1b, 0x1e])

const isBinary = (text: string): boolean => {
  for (let i = 0; i < text.length; i++)
    if (text.charCodeAt(i) < 0x20 && !TEXT_CONTROLS.has(text.charCodeAt(i))) return true
  return false
}

/** These are tables even with a single column; any other text must look like one, so that remarks are not read as data. */
const TABLE_EXTENSIONS = new Set(['csv', 'tsv'])
const DELIMITERS = [',', '\t', ';', '|']

function detectXml(text: string): string | undefined {
  const root = /<(?!\?|!)(?:(\w+):)?(\w+)/.exec(text)?.[2]
  if (!root) return undefined
  if (root === 'kml') return 'kml'
  return /opengis\.net\/(?:gml|wfs)|:FeatureCollection\b/.test(text) || root === 'FeatureCollection' ? 'gml' : undefined
}

const looksLikeGeoJson = (text: string): boolean => /"type"\s*:|"coordinates"\s*:|"features"\s*:/.test(text)

/** A table has at least two columns in its first lines, the same number in most of them. */
function looksLikeTable(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, 12).filter(line => line.trim() !== '')
  return DELIMITERS.some(delimiter => {
    const counts = lines.map(line => line.split(delimiter).length)
    return counts.length > 1 && counts.filter(count => count > 1 && count === counts[0]).length > counts.length / 2
  })
}

/** Format of a text file by its beginning; `undefined` when it is no text or nothing that is read here. */
export function detectText(head: Buffer, extension: string): string | undefined {
  const isUtf16 = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)
  const decoder = new TextDecoder(isUtf16 ? (head[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'windows-1252')
  const text = decoder
    .decode(head)
    .replace(/^(?:\uFEFF|ï»¿)/, '')
    .trimStart()
  if (isBinary(text)) return undefined
  if (text.startsWith('<')) return detectXml(text)
  if (text.startsWith('{') || text.startsWith(RECORD_SEPARATOR)) return looksLikeGeoJson(text) ? 'geojson' : undefined
  if (/^!table\b/i.test(text)) return 'mapinfo'
  if (/^version\s+\d+/i.test(text) && /\bcolumns\s+\d+/i.test(text)) return 'mapinfo'
  if (/^(?:999[\r\n]+[^\n]*\n\s*)*0\s*[\r\n]+\s*SECTION\b/i.test(text)) return 'dxf'
  return TABLE_EXTENSIONS.has(extension) || looksLikeTable(text) ? 'csv' : undefined
}
