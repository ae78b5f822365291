import type { FastifyRequest } from 'fastify'
import { mayDo } from '../../../spatial/access/scopes.ts'
import { lastCommit } from '../../../spatial/database/commit.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import type { Crs } from '../../../spatial/geometry/crs.ts'
import { layersFor } from '../layers.ts'
import { STORED, spatialReference } from '../spatial-reference.ts'
import { geometryTypeName } from './geometry-type.ts'
import { CURRENT_VERSION } from './info.ts'

/** Features of one answer: a page of 10,000 points costs 0.1 s, and GDAL takes it as its own page. */
export const MAX_RECORDS = 10_000
/** A tile of the Maps SDK holds what fits on the screen, at its resolution. */
export const MAX_TILE_RECORDS = 50_000

export const extentDocument = ([xmin, ymin, xmax, ymax]: BboxLonLat, crs: Crs = STORED) => ({
  xmin,
  ymin,
  xmax,
  ymax,
  spatialReference: spatialReference(crs),
})

export const mayEdit = ({ holder }: FastifyRequest): boolean => mayDo(holder?.scopes ?? [], 'components:write')

/** ChangeTracking is what extractChanges needs; whoever may write is offered editing. */
export const capabilities = (request: FastifyRequest, isEditable: boolean): string =>
  isEditable && mayEdit(request)
    ? 'Query,Extract,ChangeTracking,Create,Update,Delete,Editing'
    : 'Query,Extract,ChangeTracking'

/** What the service holds. */
export async function serviceDocument(request: FastifyRequest) {
  const { city, database } = request.server
  const layers = layersFor(request)
  const seq = await lastCommit(database.db)
  return {
    currentVersion: CURRENT_VERSION,
    serviceDescription: `${city.nameZh}城市管理部件、单元网格与基础地理数据`,
    description: `Components, unit grids and base map of ${city.nameEn}`,
    copyrightText: '',
    hasVersionedData: false,
    supportsDisconnectedEditing: false,
    supportsDatumTransformation: true,
    supportsReturnDeleteResults: true,
    hasStaticData: false,
    maxRecordCount: MAX_RECORDS,
    supportedQueryFormats: 'JSON, geoJSON, PBF',
    supportsApplyEditsWithGlobalIds: false,
    supportsTrueCurve: false,
    syncEnabled: false,
    editorTrackingInfo: { enableEditorTracking: false, enableOwnershipAccessControl: false },
    extractChangesCapabilities: {
      supportsReturnIdsOnly: true,
      supportsReturnExtentOnly: false,
      supportsReturnAttachments: false,
      supportsLayerQueries: false,
      supportsGeometry: false,
      supportsReturnFeature: true,
      supportsReturnHasGeometryUpdates: false,
    },
    changeTrackingInfo: { layerServerGens: layers.map(({ id }) => ({ id, minServerGen: 0, serverGen: seq })) },
    capabilities: capabilities(
      request,
      layers.some(({ type }) => type.isEditable),
    ),
    units: 'esriDecimalDegrees',
    spatialReference: spatialReference(STORED),
    initialExtent: extentDocument(city.extent),
    fullExtent: extentDocument(city.extent),
    allowGeometryUpdates: true,
    enableZDefaults: false,
    layers: layers.map(({ id, type }) => ({
      id,
      name: type.titleZh,
      parentLayerId: -1,
      defaultVisibility: true,
      subLayerIds: null,
      minScale: 0,
      maxScale: 0,
      type: 'Feature Layer',
      geometryType: geometryTypeName(type.geometryType),
    })),
    tables: [],
  }
}
