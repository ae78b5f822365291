import { buildFeature, type IProperties } from 'flatgeobuf/lib/mjs/generic/feature.js'
import { buildHeader } from 'flatgeobuf/lib/mjs/generic/featurecollection.js'
import type { IParsedGeometry } from 'flatgeobuf/lib/mjs/generic/geometry.js'
import type { HeaderMeta } from 'flatgeobuf/lib/mjs/header-meta.js'
import type { Geometry, Position } from 'geojson'
import type { ExportColumn, ExportFeature, FeatureWriter } from './feature-writer.ts'

/** First bytes of a file: "fgb", major version 3, "fgb", patch version 0. */
const MAGIC = Uint8Array.of(0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 0)
/** Column types as the format numbers them. */
const COLUMN_TYPES = { text: 11, integer: 7, number: 10, date: 13, time: 13, json: 12 } as const
/** Geometry types as the format numbers them; 0 in the header lets each feature state its own. */
const GEOMETRY_TYPES = {
  Point: 1,
  LineString: 2,
  Polygon: 3,
  MultiPoint: 4,
  MultiLineString: 5,
  MultiPolygon: 6,
  GeometryCollection: 7,
} as const
const CGCS2000 = 4490

export interface FlatGeobufOptions {
  /** EPSG number of the coordinates, which are always x first; CGCS2000 when absent. */
  srid?: number
  /** The one type of all geometries; without it each feature states its own. */
  geometryType?: keyof typeof GEOMETRY_TYPES
}

/**
 * FlatGeobuf as a stream. An index would need the whole file before the first byte, and the number of features is not known
 * at the start: the header therefore announces no index and an unknown count (0), which the specification allows and GDAL reads.
 */
export function flatgeobufWriter(
  columns: readonly ExportColumn[],
  { srid = CGCS2000, geometryType }: FlatGeobufOptions = {},
): FeatureWriter {
  const header = headerOf(columns, geometryType ? GEOMETRY_TYPES[geometryType] : 0)
  return {
    contentType: 'application/flatgeobuf',
    fileExtension: 'fgb',
    head: () => Buffer.concat([MAGIC, aligned(buildHeader(header, srid))]),
    batch: features => Buffer.concat(features.map(feature => encodeFeature(feature, header))),
    tail: () => Buffer.alloc(0),
  }
}

/**
 * Features hold doubles, and readers that map the file look at them in place: the header is lengthened to a multiple of 8
 * bytes, its size prefix with it. Each feature has such a length by itself.
 */
function aligned(header: Uint8Array): Uint8Array {
  const padded = Buffer.alloc(Math.ceil(header.length / 8) * 8)
  padded.set(header)
  padded.writeUInt32LE(padded.length - 4)
  return padded
}

function headerOf(columns: readonly ExportColumn[], geometryType: number): HeaderMeta {
  return {
    geometryType,
    columns: columns.map(({ name, type }) => ({
      name,
      type: COLUMN_TYPES[type],
      title: null,
      description: null,
      width: -1,
      precision: -1,
      scale: -1,
      nullable: true,
      unique: false,
      primary_key: false,
    })),
    envelope: null,
    featuresCount: 0,
    indexNodeSize: 0,
    crs: null,
    title: null,
    description: null,
    metadata: null,
  }
}

function encodeFeature({ geometry, values }: ExportFeature, header: HeaderMeta): Uint8Array {
  const properties: IProperties = {}
  for (const { name } of header.columns ?? []) properties[name] = (values[name] ?? null) as IProperties[string]
  return buildFeature(flatGeometry(geometry) as IParsedGeometry, properties, header)
}

/** GeoJSON's nested coordinates as the format's flat ones: all positions in a row, and where each ring or line ends. */
function flatGeometry(geometry: Geometry): Partial<IParsedGeometry> {
  const type = GEOMETRY_TYPES[geometry.type]
  switch (geometry.type) {
    case 'Point':
      return { type, xy: geometry.coordinates.slice(0, 2) }
    case 'MultiPoint':
    case 'LineString':
      return { type, xy: flatPositions(geometry.coordinates) }
    case 'MultiLineString':
    case 'Polygon':
      return { type, ...flatRings(geometry.coordinates) }
    case 'MultiPolygon':
      return { type, parts: geometry.coordinates.map(part => flatPart({ type: 'Polygon', coordinates: part })) }
    case 'GeometryCollection':
      return { type, parts: geometry.geometries.map(flatPart) }
  }
}

const flatPart = (geometry: Geometry): IParsedGeometry => flatGeometry(geometry) as IParsedGeometry

const flatPositions = (positions: Position[]): number[] => positions.flatMap(([x, y]) => [x!, y!])

function flatRings(rings: Position[][]): { xy: number[]; ends: number[] } {
  let end = 0
  return {
    xy: rings.flatMap(flatPositions),
    ends: rings.map(ring => {
      end += ring.length
      return end
    }),
  }
}
