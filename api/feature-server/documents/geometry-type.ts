import type { FeatureGeometryType } from '../../../spatial/features/feature-type.ts'

const NAMES: Record<FeatureGeometryType, string> = {
  Point: 'esriGeometryPoint',
  MultiLineString: 'esriGeometryPolyline',
  Polygon: 'esriGeometryPolygon',
  MultiPolygon: 'esriGeometryPolygon',
}

export const geometryTypeName = (type: FeatureGeometryType): string => NAMES[type]
