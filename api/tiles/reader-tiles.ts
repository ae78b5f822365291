import type { FastifyRequest } from 'fastify'
import { sightSignature } from '../../spatial/access/narrowed.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { featureTypeNamed } from '../../spatial/features/feature-catalogue.ts'
import { attributeNamed, type FeatureType } from '../../spatial/features/feature-type.ts'
import { keyListAt } from '../../spatial/features/key-lists.ts'
import { TILE_LAYERS } from '../../tiles/catalogue.ts'
import { shownSlots, type TileSight } from '../../tiles/engine/tile-sight.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'
import type { Mirror } from '../../tiles/mirror/mirror.ts'
import { sightTag } from '../schemas/etag.ts'

/** The feature types that a caller sees among what a tile layer shows. */
const typesOf = ({ featureTypes }: FastifyRequest, { table }: TileLayer): FeatureType[] =>
  [...featureTypes.values()].filter(type => type.table === table)

/** The layers of which a caller sees something. */
export const layersFor = (request: FastifyRequest): TileLayer[] =>
  TILE_LAYERS.filter(layer => typesOf(request, layer).length > 0)

/** Columns of a layer's features that a caller does not see. */
export const hiddenColumns = (request: FastifyRequest, layer: TileLayer): ReadonlySet<string> =>
  new Set(
    typesOf(request, layer).flatMap(seen =>
      featureTypeNamed(seen.name)!
        .attributes.filter(({ name }) => !attributeNamed(seen, name))
        .map(({ column }) => column),
    ),
  )

const ASKED_BY: Record<string, string> = { class: 'classCode', state: 'state', unit: 'maintainerCode' }

/** Refuses (`invalid-parameter`) to filter tiles by what the caller does not see. */
export function requireSeenParameters(request: FastifyRequest, layer: TileLayer): void {
  for (const parameter of Object.keys(request.query as object)) {
    const attribute = ASKED_BY[parameter]!
    if (typesOf(request, layer).every(type => attributeNamed(type, attribute))) continue
    throw new DomainError(
      'invalid-parameter',
      `${parameter}: ${attribute} is not among the attributes that you may see.`,
    )
  }
}

interface Shown {
  seq: number
  shown: Promise<Uint8Array>
}

/** Readers and layers whose marks are remembered; one byte a row each. */
const MAX_KEPT = 100
const kept = new WeakMap<Mirror, Map<string, Shown>>()

/**
 * What a caller sees of a layer's tiles; undefined for one who sees everything. Read with the keys that feature services list
 * for them as the mirror's commit left it, so that a tile shows exactly what those answer.
 */
export async function tileSightFor(request: FastifyRequest, layer: TileLayer): Promise<TileSight | undefined> {
  const { reader } = request
  if (sightSignature(reader.grants) === '') return undefined
  const { mirror } = request.server
  const types = typesOf(request, layer)
  const isPart = types.some(type => type.conditionLayers) || types.length < wholeTypesOf(layer)
  const key = `${sightTag(reader)}-${placement(mirror)}`.slice(1)
  const hidden = hiddenColumns(request, layer)
  if (!isPart) return { key, shown: undefined, hidden }
  for (;;) {
    const { seq } = mirror
    const shown = await marksOf(request, layer, `${layer.id} ${key}`)
    // a commit meanwhile may have given slots to other rows
    if (mirror.seq === seq) return { key, shown, hidden }
  }
}

/** Number of kinds of features that a layer shows: components come in three, areas in four. */
const wholeTypesOf = ({ table }: TileLayer): number => ({ components: 3, areas: 4 })[table] ?? 1

/** The commit that last changed grids or areas: what lies in an area may be other than before. */
const placement = ({ layers }: Mirror): number =>
  Math.max(...(['grids', 'areas'] as const).map(id => layers.get(id)!.versions.versionOf(0, 0, 0)))

function marksOf(request: FastifyRequest, layer: TileLayer, name: string): Promise<Uint8Array> {
  const { mirror } = request.server
  const marks = kept.get(mirror) ?? new Map<string, Shown>()
  kept.set(mirror, marks)
  const known = marks.get(name)
  if (known?.seq === mirror.seq) return known.shown
  const shown = readMarks(request, layer)
  marks.delete(name)
  marks.set(name, { seq: mirror.seq, shown })
  if (marks.size > MAX_KEPT) marks.delete(marks.keys().next().value!)
  // a failed read is no answer
  shown.catch(() => marks.delete(name))
  return shown
}

async function readMarks(request: FastifyRequest, layer: TileLayer): Promise<Uint8Array> {
  const { mirror, database } = request.server
  const { seq } = mirror
  const lists = await Promise.all(typesOf(request, layer).map(type => keyListAt(database.db, { type, query: {}, seq })))
  return shownSlots(
    mirror.layers.get(layer.id)!.rows,
    lists.map(({ keys }) => keys),
  )
}
