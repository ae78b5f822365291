import type { GeometryType } from '../../../spatial/catalogue/class-book.ts'
import type { FeatureGeometryType, FeatureType } from '../../../spatial/features/feature-type.ts'
import type { ClassDomains } from './domains.ts'

const KIND: Record<FeatureGeometryType, GeometryType> = {
  Point: 'point',
  MultiLineString: 'line',
  Polygon: 'area',
  MultiPolygon: 'area',
}

const TOOLS: Record<GeometryType, string> = {
  point: 'esriFeatureEditToolPoint',
  line: 'esriFeatureEditToolLine',
  area: 'esriFeatureEditToolPolygon',
}

/** What an editor draws with: a template for each class whose components have this kind of geometry. */
export function editingTypes(type: FeatureType, { majors }: ClassDomains): object {
  if (!type.isEditable || type.table !== 'components') return { typeIdField: '', types: [], templates: [] }
  const kind = KIND[type.geometryType]
  const classes = majors.flatMap(major => major.classes).filter(({ geometryType }) => geometryType === kind)
  return {
    typeIdField: 'classCode',
    subtypeField: '',
    types: classes.map(({ code, nameZh }) => ({
      id: code,
      name: nameZh,
      domains: {},
      templates: [
        {
          name: nameZh,
          description: '',
          drawingTool: TOOLS[kind],
          prototype: { attributes: { classCode: code, state: 'intact' } },
        },
      ],
    })),
    templates: [],
  }
}
