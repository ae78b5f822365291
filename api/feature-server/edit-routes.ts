import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { requireService } from './description-routes.ts'
import { applyEdits, type Editing, type LayerEdits } from './edits/apply-edits.ts'
import type { EditKind, EditResult } from './edits/edit.ts'
import { layerEdits, serviceEdits } from './edits/read-edits.ts'
import { formatAsked, sendDocument } from './formats.ts'
import { requireLayer } from './layers.ts'
import { esriParameters, flag, type Parameters } from './parameters.ts'
import { OF_LAYER, OF_SERVICE } from './reading.ts'

const WRITING = { permission: 'components:write', sight: 'cut', keyInBody: true } as const

/** Taken and without effect: who edits is the key's name, results come at once, and there is one version. */
const IGNORED = [
  'sessionID',
  'editsUploadId',
  'async',
  'returnEditMoment',
  'usePreviousEditMoment',
  'datumTransformation',
  'timeReferenceUnknownClient',
  'attachments',
  'returnServiceEditsOption',
  'trueCurveClient',
]
const COMMON = ['rollbackOnFailure', 'useGlobalIds', ...IGNORED]

/** Editing as ArcGIS does it (applyEdits) and as QGIS and older clients do (addFeatures and its like). */
export const editRoutes: FastifyPluginAsyncTypebox = async app => {
  const base = '/services/:service/FeatureServer'

  app.route({
    ...OF_SERVICE,
    config: WRITING,
    method: 'POST',
    url: `${base}/applyEdits`,
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      const parameters = esriParameters(request, ['edits', ...COMMON])
      const layers = serviceEdits(parameters).map(({ id, edits }) => ({ ...requireLayer(request, String(id)), edits }))
      const results = await edited(request, layers, parameters)
      const answers = layers.map((layer, index) => ({ id: layer.id, ...byKind(layer, results[index]!) }))
      return sendDocument(reply, formatAsked(parameters, ['json', 'pjson', 'html']), answers)
    },
  })

  app.route({
    ...OF_LAYER,
    config: WRITING,
    method: 'POST',
    url: `${base}/:layer/applyEdits`,
    handler: async (request, reply) => {
      requireService(request, request.params.service)
      const parameters = esriParameters(request, ['adds', 'updates', 'deletes', ...COMMON])
      const layer = { ...requireLayer(request, request.params.layer), edits: layerEdits(parameters) }
      const [results] = await edited(request, [layer], parameters)
      return sendDocument(reply, formatAsked(parameters, ['json', 'pjson', 'html']), byKind(layer, results!))
    },
  })

  const single: [EditKind, string][] = [
    ['add', 'features'],
    ['update', 'features'],
    ['delete', 'objectIds'],
  ]
  for (const [kind, parameter] of single)
    app.route({
      ...OF_LAYER,
      config: WRITING,
      method: 'POST',
      url: `${base}/:layer/${kind}Features`,
      handler: async (request, reply) => {
        requireService(request, request.params.service)
        const parameters = esriParameters(request, [parameter, ...COMMON])
        const sent = parameters.get(parameter)
        const edits = layerEdits(new Map(sent === undefined ? [] : [[`${kind}s`, sent]]))
        const layer = { ...requireLayer(request, request.params.layer), edits }
        const [results] = await edited(request, [layer], parameters)
        return sendDocument(reply, formatAsked(parameters, ['json', 'pjson', 'html']), { [`${kind}Results`]: results })
      },
    })
}

function edited(
  request: FastifyRequest,
  layers: readonly LayerEdits[],
  parameters: Parameters,
): Promise<EditResult[][]> {
  if (flag(parameters, 'useGlobalIds'))
    throw new DomainError('invalid-parameter', 'useGlobalIds: features have object ids and codes here, no global ids.')
  const { city, database } = request.server
  const editing: Editing = {
    writing: { actor: request.holder!.name, reader: request.reader, today: cityDay(new Date()) },
    cityExtent: city.extent,
    isAllOrNothing: flag(parameters, 'rollbackOnFailure', true),
  }
  return applyEdits(database.db, layers, editing)
}

/** Results in the lists that clients look for, each in the order of its edits. */
function byKind({ edits }: LayerEdits, results: readonly EditResult[]) {
  const of = (kind: EditKind): EditResult[] => results.filter((_, index) => edits[index]!.kind === kind)
  return { addResults: of('add'), updateResults: of('update'), deleteResults: of('delete') }
}
