import { PbfWriter } from 'pbf'
import type { FeatureRow } from '../../../spatial/features/feature-rows.ts'
import type { Attribute, FeatureGeometryType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import type { Crs } from '../../../spatial/geometry/crs.ts'
import { plainField } from '../documents/fields.ts'
import { spatialReference } from '../spatial-reference.ts'
import { esriValue } from './esri-values.ts'
import { partsOf } from './parts.ts'
import { type Quantization, quantized } from './quantization.ts'

// Esri's FeatureCollection in protocol buffers: the numbers are those of FeatureCollection.proto, which Esri publishes.
const ROOT = { queryResult: 2 } as const
const RESULT = { features: 1, count: 2, ids: 3 } as const
const GEOMETRY_TYPES: Record<FeatureGeometryType, number> = {
  Point: 0,
  MultiLineString: 2,
  Polygon: 3,
  MultiPolygon: 3,
}
const FIELD_TYPES: Record<string, number> = {
  esriFieldTypeSmallInteger: 0,
  esriFieldTypeInteger: 1,
  esriFieldTypeDouble: 3,
  esriFieldTypeString: 4,
  esriFieldTypeDate: 5,
  esriFieldTypeOID: 6,
}
const SQL_TYPE_OTHER = 16
/** What newer servers write for a table. */
const NO_GEOMETRY = 127

export interface PbfResult {
  attributes: readonly Attribute[]
  rows: Iterable<FeatureRow>
  isCut: boolean
  /** Absent for tables. */
  geometry?: { type: FeatureGeometryType; crs: Crs; quantization: Quantization } | undefined
}

/** A page of features, or a table of statistics. */
export const pbfOfFeatures = (result: PbfResult): Uint8Array =>
  document(RESULT.features, pbf => writeFeatureResult(result, pbf))

export const pbfOfCount = (count: number): Uint8Array => document(RESULT.count, pbf => pbf.writeVarintField(1, count))

export const pbfOfIds = (objectIds: readonly string[]): Uint8Array =>
  document(RESULT.ids, pbf => {
    pbf.writeStringField(1, OBJECT_ID.name)
    pbf.writePackedVarint(3, objectIds.map(Number))
  })

function document(result: number, write: (pbf: PbfWriter) => void): Uint8Array {
  const pbf = new PbfWriter()
  const writeResult = (_: undefined, inner: PbfWriter): void =>
    inner.writeMessage(result, (__, body) => write(body), undefined)
  pbf.writeMessage(ROOT.queryResult, writeResult, undefined)
  return pbf.finish()
}

function writeFeatureResult({ attributes, rows, isCut, geometry }: PbfResult, pbf: PbfWriter): void {
  pbf.writeStringField(1, OBJECT_ID.name)
  pbf.writeMessage(2, writeUniqueIdField, undefined)
  pbf.writeVarintField(7, geometry ? GEOMETRY_TYPES[geometry.type] : NO_GEOMETRY)
  if (geometry) pbf.writeMessage(8, writeSpatialReference, geometry.crs)
  pbf.writeBooleanField(9, isCut)
  if (geometry) pbf.writeMessage(12, writeTransform, geometry.quantization)
  for (const attribute of attributes) pbf.writeMessage(13, writeField, attribute)
  for (const row of rows)
    pbf.writeMessage(15, (one: FeatureRow, inner) => writeFeature(one, { attributes, geometry }, inner), row)
}

function writeUniqueIdField(_: undefined, pbf: PbfWriter): void {
  pbf.writeStringField(1, OBJECT_ID.name)
  pbf.writeBooleanField(2, true)
}

function writeSpatialReference(crs: Crs, pbf: PbfWriter): void {
  const { wkid, latestWkid } = spatialReference(crs)
  pbf.writeVarintField(1, wkid)
  pbf.writeVarintField(2, latestWkid)
}

function writeTransform({ transform }: Quantization, pbf: PbfWriter): void {
  const pair = ([x, y]: readonly [number, number], inner: PbfWriter): void => {
    inner.writeDoubleField(1, x)
    inner.writeDoubleField(2, y)
  }
  pbf.writeVarintField(1, transform.originPosition === 'upperLeft' ? 0 : 1)
  pbf.writeMessage(2, pair, transform.scale)
  pbf.writeMessage(3, pair, transform.translate)
}

function writeField(attribute: Attribute, pbf: PbfWriter): void {
  const { name, type, alias } = plainField(attribute)
  pbf.writeStringField(1, name)
  pbf.writeVarintField(2, FIELD_TYPES[type]!)
  pbf.writeStringField(3, alias)
  pbf.writeVarintField(4, SQL_TYPE_OTHER)
}

function writeFeature(
  { values, geometry: geojson }: FeatureRow,
  { attributes, geometry }: Pick<PbfResult, 'attributes' | 'geometry'>,
  pbf: PbfWriter,
): void {
  attributes.forEach(({ type }, index) => {
    pbf.writeMessage(1, writeValue, { isWhole: type !== 'number', value: esriValue(type, values[index]!) })
  })
  if (!geometry || geojson === null) return
  const parts = quantized(partsOf(geojson), geometry.type, geometry.quantization)
  if (parts.length === 0) return
  pbf.writeMessage(
    2,
    (_, inner) => {
      if (geometry.type !== 'Point')
        inner.writePackedVarint(
          2,
          parts.map(part => part.length / 2),
        )
      inner.writePackedSVarint(3, parts.flat())
    },
    undefined,
  )
}

/** An empty message is null. Whole numbers are written as such however long: instants have 41 bits. */
function writeValue({ isWhole, value }: { isWhole: boolean; value: string | number | null }, pbf: PbfWriter): void {
  if (value === null) return
  if (typeof value === 'string') pbf.writeStringField(1, value)
  else if (isWhole) pbf.writeSVarintField(8, value)
  else pbf.writeDoubleField(3, value)
}
