import { DomainError } from '../../spatial/domain-error.ts'

/** Everything the service writes, by the word that `f` takes. */
export const MEDIA_TYPES = {
  json: 'application/json',
  geojson: 'application/geo+json',
  html: 'text/html',
  openapi: 'application/vnd.oai.openapi+json;version=3.0',
  schema: 'application/schema+json',
  csv: 'text/csv',
  fgb: 'application/flatgeobuf',
  gpkg: 'application/geopackage+sqlite3',
  shp: 'application/zip',
  kml: 'application/vnd.google-earth.kml+xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  tilejson: 'application/vnd.mapbox.tilejson+json',
} as const

export type Format = keyof typeof MEDIA_TYPES

/** What clients ask for by Accept beside the type that we write. */
const ALSO_ACCEPTED: Partial<Record<Format, readonly string[]>> = {
  geojson: ['application/json'],
  json: ['application/geo+json'],
  schema: ['application/json'],
  openapi: ['application/openapi+json', 'application/vnd.oai.openapi+json', 'application/json'],
  fgb: ['application/vnd.flatgeobuf'],
}

/** `f=json` stands for whatever JSON the resource has. */
const ALIASES = new Map<string, readonly Format[]>([
  ['json', ['geojson', 'schema', 'openapi', 'json']],
  ['flatgeobuf', ['fgb']],
])

/**
 * The format to answer in: `f` decides, else Accept, else the first offered. Refuses with `invalid-parameter` an `f` that is
 * not offered, and with `not-acceptable` an Accept that nothing fits.
 */
export function chosenFormat<Offered extends Format>(
  offered: readonly [Offered, ...Offered[]],
  { f, accept }: { f: string | undefined; accept: string | undefined },
): Offered {
  if (f !== undefined) {
    const found = offered.find(format => format === f || ALIASES.get(f)?.includes(format))
    if (found) return found
    throw new DomainError('invalid-parameter', `f=${f}: expected one of ${offered.map(wordOf).join(', ')}.`)
  }
  for (const range of rangesOf(accept ?? '*/*')) {
    const found = offered.find(format => namesOf(format).some(name => fits(range, name)))
    if (found) return found
  }
  const names = offered.map(format => MEDIA_TYPES[format]).join(', ')
  throw new DomainError('not-acceptable', `Accept: ${accept}: this is served as ${names}.`)
}

/** The word for `f`. */
export const wordOf = (format: Format): string => (ALIASES.get('json')!.includes(format) ? 'json' : format)

const namesOf = (format: Format): string[] =>
  [MEDIA_TYPES[format], ...(ALSO_ACCEPTED[format] ?? [])].map(name => name.split(';')[0]!)

/** Media ranges, the most wanted first; what is wanted alike stays in the order it was written. */
function rangesOf(accept: string): string[] {
  const ranges = accept.split(',').map(range => {
    const [name, ...parameters] = range.split(';').map(part => part.trim().toLowerCase())
    const quality = parameters.find(parameter => parameter.startsWith('q='))
    return { name: name!, quality: quality ? Number(quality.slice(2)) : 1 }
  })
  return ranges
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ name }) => name)
}

const fits = (range: string, name: string): boolean =>
  range === '*/*' || range === name || (range.endsWith('/*') && name.startsWith(range.slice(0, -1)))
