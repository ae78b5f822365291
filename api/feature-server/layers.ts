import type { FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import type { FeatureType } from '../../spatial/features/feature-type.ts'
import { withObjectIds } from '../../spatial/features/object-ids.ts'

/**
 * The layer numbers of the FeatureServer. Projects of ArcGIS and QGIS keep them, so a number once given stays: new types are
 * added at the end. Their tables carry object ids (`number_objects`).
 */
const LAYER_NUMBERS: Readonly<Record<string, number>> = {
  component_points: 0,
  component_lines: 1,
  component_areas: 2,
  unit_grids: 3,
  districts: 4,
  streets: 5,
  communities: 6,
  management_areas: 7,
  places: 8,
  roads: 9,
  water: 10,
  buildings: 11,
  blocks: 12,
  picture_sequences: 13,
  pictures: 14,
}

const NAMES = new Map(Object.entries(LAYER_NUMBERS).map(([name, id]) => [id, name]))

export interface Layer {
  id: number
  /** With its object id as the first attribute. */
  type: FeatureType
}

/** The layers that whoever asks may read, by number. */
export const layersFor = (request: FastifyRequest): Layer[] =>
  [...NAMES.keys()].flatMap(id => layerFor(request, id) ?? [])

/** Refuses (`not-found`) a layer that is not there, in the words for all of them. */
export function requireLayer(request: FastifyRequest, id: string): Layer {
  const layer = /^\d{1,4}$/.test(id) ? layerFor(request, Number(id)) : undefined
  if (layer) return layer
  throw new DomainError('not-found', `There is no layer ${id} in this service.`)
}

function layerFor({ featureTypes }: FastifyRequest, id: number): Layer | undefined {
  const type = featureTypes.get(NAMES.get(id) ?? '')
  return type && { id, type: withObjectIds(type) }
}
