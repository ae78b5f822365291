import type { FastifyRequest } from 'fastify'
import { featureExtent } from '../../../spatial/features/feature-extent.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { OBJECT_ID } from '../../../spatial/features/object-ids.ts'
import type { Layer } from '../layers.ts'
import { classDomains } from './domains.ts'
import { drawingInfo } from './drawing-info.ts'
import { editingTypes } from './editing-types.ts'
import { describedField } from './fields.ts'
import { geometryTypeName } from './geometry-type.ts'
import { CURRENT_VERSION } from './info.ts'
import { capabilities, extentDocument, MAX_RECORDS, MAX_TILE_RECORDS } from './service.ts'

/** What clients may ask of a query; each is kept by a test. */
const QUERY_CAPABILITIES = {
  supportsPagination: true,
  supportsPaginationOnAggregatedQueries: true,
  supportsQueryRelatedPagination: false,
  supportsQueryWithDistance: true,
  supportsReturningQueryExtent: true,
  supportsReturningGeometryCentroid: false,
  supportsStatistics: true,
  supportsHavingClause: false,
  supportsOrderBy: true,
  supportsDistinct: true,
  supportsCountDistinct: true,
  supportsSqlExpression: false,
  supportsQueryWithResultType: true,
  supportsMaxRecordCountFactor: true,
  supportsQueryWithHistoricMoment: true,
  supportsQueryWithDatumTransformation: false,
  supportsFullTextSearch: false,
  supportsTrueCurve: false,
}

/** The field that names a feature to a person. */
const displayField = ({ attributes, key }: FeatureType): string =>
  (attributes.find(({ name }) => name === 'name' || name === 'nameZh') ?? attributes.find(({ name }) => name === key))
    ?.name ?? OBJECT_ID.name

/** What a layer is, as ArcGIS, QGIS, GDAL and web maps read it. */
export async function layerDocument(request: FastifyRequest, { id, type }: Layer) {
  const { db } = request.server.database
  const [domains, { bbox, since }] = await Promise.all([classDomains(db), featureExtent(db, type)])
  const startedAt = since?.getTime() ?? null
  return {
    currentVersion: CURRENT_VERSION,
    id,
    name: type.titleZh,
    type: 'Feature Layer',
    serviceItemId: '',
    description: `${type.descriptionZh} ${type.descriptionEn}`,
    copyrightText: '',
    parentLayer: null,
    subLayers: [],
    relationships: [],
    defaultVisibility: true,
    minScale: 0,
    maxScale: 0,
    geometryType: geometryTypeName(type.geometryType),
    hasZ: false,
    hasM: false,
    hasAttachments: false,
    isDataVersioned: false,
    isDataArchived: true,
    extent: extentDocument(bbox ?? request.server.city.extent),
    drawingInfo: drawingInfo(type, domains),
    displayField: displayField(type),
    objectIdField: OBJECT_ID.name,
    globalIdField: '',
    uniqueIdField: { name: OBJECT_ID.name, isSystemMaintained: true },
    uniqueIdInfo: { type: 'simple', fields: [OBJECT_ID.name], OIDFieldContainsHashValue: false },
    ...(type.attributes.some(({ name }) => name === 'validFrom') && { timeInfo: timeInfo(startedAt) }),
    archivingInfo: { supportsQueryWithHistoricMoment: true, startArchivingMoment: startedAt },
    dateFieldsTimeReference: { timeZone: 'UTC', respectsDaylightSaving: false },
    fields: type.attributes.map(attribute => describedField(attribute, domains)),
    indexes: [{ name: 'pk', fields: OBJECT_ID.name, isAscending: true, isUnique: true, description: '' }],
    ...editingTypes(type, domains),
    capabilities: capabilities(request, type.isEditable),
    maxRecordCount: MAX_RECORDS,
    standardMaxRecordCount: MAX_RECORDS,
    standardMaxRecordCountNoGeometry: MAX_RECORDS,
    tileMaxRecordCount: MAX_TILE_RECORDS,
    maxRecordCountFactor: 1,
    supportedQueryFormats: 'JSON, geoJSON, PBF',
    supportedSpatialRelationships: SPATIAL_RELATIONSHIPS,
    supportsAdvancedQueries: true,
    supportsStatistics: true,
    supportsCoordinatesQuantization: true,
    supportsRollbackOnFailureParameter: true,
    supportsApplyEditsWithGlobalIds: false,
    allowGeometryUpdates: true,
    hasGeometryProperties: false,
    hasStaticData: false,
    htmlPopupType: 'esriServerHTMLPopupTypeNone',
    useStandardizedQueries: true,
    advancedQueryCapabilities: QUERY_CAPABILITIES,
  }
}

/** Features stand from a time on; `time` asks for those that stood then. */
const timeInfo = (startedAt: number | null): object => ({
  startTimeField: 'validFrom',
  endTimeField: null,
  trackIdField: null,
  timeExtent: [startedAt, null],
  timeReference: { timeZone: 'UTC', respectsDaylightSaving: false },
  timeInterval: 0,
  timeIntervalUnits: 'esriTimeUnitsUnknown',
})

const SPATIAL_RELATIONSHIPS = [
  'esriSpatialRelIntersects',
  'esriSpatialRelContains',
  'esriSpatialRelCrosses',
  'esriSpatialRelEnvelopeIntersects',
  'esriSpatialRelIndexIntersects',
  'esriSpatialRelOverlaps',
  'esriSpatialRelTouches',
  'esriSpatialRelWithin',
]
