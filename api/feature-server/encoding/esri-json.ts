import type { FeatureRow } from '../../../spatial/features/feature-rows.ts'
import type { Attribute, FeatureGeometryType } from '../../../spatial/features/feature-type.ts'
import { esriValue } from './esri-values.ts'
import { esriGeometryWriter, partsOf } from './parts.ts'
import { type Quantization, quantized, quantizedJson } from './quantization.ts'

export interface EsriForm {
  attributes: readonly Attribute[]
  /** Absent for tables. */
  geometryType?: FeatureGeometryType | undefined
  quantization?: Quantization | undefined
}

/** Writes features as Esri's JSON, each a string. Made once for a whole answer. */
export function esriFeatureWriter({ attributes, geometryType, quantization }: EsriForm): (row: FeatureRow) => string {
  const names = attributes.map(({ name }, index) => `${index > 0 ? ',' : ''}${JSON.stringify(name)}:`)
  const types = attributes.map(({ type }) => type)
  const writeGeometry = geometryType && geometryWriter(geometryType, quantization)
  return ({ geometry, values }) => {
    let text = ''
    for (let index = 0; index < values.length; index++)
      text += names[index] + JSON.stringify(esriValue(types[index]!, values[index]!))
    const shape = geometry && writeGeometry ? writeGeometry(geometry) : undefined
    return `{"attributes":{${text}}${shape ? `,"geometry":${shape}` : ''}}`
  }
}

function geometryWriter(
  type: FeatureGeometryType,
  quantization: Quantization | undefined,
): (geojson: string) => string | undefined {
  if (!quantization) return esriGeometryWriter(type)
  return geojson => quantizedJson(quantized(partsOf(geojson), type, quantization), type)
}
