import { encodingByName } from '../../decode/encoding-names.ts'
import { decodedChunks, detectFileEncoding } from '../../decode/text-file.ts'
import { openFeatureTable, type RawFeature } from '../feature-table/open-feature-table.ts'
import type { DeclaredCrs, InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { refusal } from '../sentences.ts'
import { stemOf } from '../siblings.ts'
import type { Refusal } from '../source.ts'
import { crsOfMember } from './crs-member.ts'
import { JsonScanner } from './json-scanner.ts'
import { parseExactly } from './parse-exactly.ts'

const GEOMETRIES = /^(?:Multi)?(?:Point|LineString|Polygon)$|^GeometryCollection$/

/** Members of a feature or geometry that mean something here; others may even be broken. */
const OWN_MEMBERS = new Set(['type', 'id', 'properties', 'geometry', 'coordinates', 'geometries'])

interface Root {
  type: unknown
  crs: string | undefined
}

function parsed(text: string): unknown {
  try {
    return parseExactly(text)
  } catch {
    return undefined
  }
}

function asFeature(value: unknown): RawFeature {
  if (typeof value !== 'object' || value === null) return { fault: 'it is no JSON object' }
  const { id, properties, geometry } = value as Record<string, unknown>
  const isObject = typeof properties === 'object' && properties !== null && !Array.isArray(properties)
  const own = isObject ? (properties as Record<string, unknown>) : {}
  return { properties: id !== undefined && !('id' in own) ? { id, ...own } : own, geometry: geometry ?? null }
}

/** Turns what the scanner finds into features; a root that is itself a feature or a geometry counts as one. */
class Collector {
  features: RawFeature[] = []
  roots: Root[] = []
  #members: Record<string, string> = {}

  feature(text: string): void {
    this.features.push(asFeature(parsed(text)))
  }

  member(key: string, text: string): void {
    this.#members[key] = text
  }

  rootEnd(): void {
    const members = this.#members
    this.#members = {}
    const type = parsed(members.type ?? '')
    this.roots.push({ type, crs: members.crs })
    const own = Object.entries(members).filter(([key]) => OWN_MEMBERS.has(key))
    const whole = () => parsed(`{${own.map(([key, text]) => `"${key}":${text}`)}}`)
    if (type === 'Feature') this.features.push(asFeature(whole()))
    else if (GEOMETRIES.test(String(type))) this.features.push({ properties: {}, geometry: whole() })
  }
}

async function* featuresOf(file: InputFile, encoding: string, collector: Collector): AsyncGenerator<RawFeature[]> {
  const scanner = new JsonScanner(collector, file.shownPath)
  for await (const chunk of decodedChunks(file.path, encoding)) {
    scanner.write(chunk.replaceAll('\u001e', ' '))
    yield collector.features
    collector.features = []
  }
  scanner.end()
}

const READABLE = /^(?:FeatureCollection|Feature)$/

/** Opens GeoJSON: a collection, a single feature or geometry, or a sequence of them, with or without separators. */
export async function openGeoJson(file: InputFile, { options }: ReadingContext): Promise<RawTable[] | Refusal> {
  const path = file.shownPath
  const stated = options.encoding && encodingByName(options.encoding)
  const encoding = await detectFileEncoding(file.path, { stated })
  const first = new Collector()
  let crs: DeclaredCrs = { kind: 'format', srid: 4326, from: 'GeoJSON (RFC 7946)' }
  let isSurvey = true
  const table = await openFeatureTable({
    name: stemOf(file.path),
    path,
    format: 'geojson',
    encoding,
    notes: [],
    declaredCrs: crs,
    features: () => {
      const collector = isSurvey ? first : new Collector()
      isSurvey = false
      return featuresOf(file, encoding.name, collector)
    },
  })
  const strange = first.roots.find(({ type }) => !READABLE.test(String(type)) && !GEOMETRIES.test(String(type)))
  if (strange) return refusal('damaged', { path, reason: `"type" is ${JSON.stringify(strange.type) ?? 'missing'}` })
  const member = first.roots.find(root => root.crs !== undefined)?.crs
  if (member !== undefined) crs = crsOfMember(member)
  return [{ ...table, declaredCrs: table.declaredCrs.kind === 'none' ? table.declaredCrs : crs }]
}
