import { DomainError } from '../../../spatial/domain-error.ts'
import { json, type Parameters } from '../parameters.ts'
import type { Edit } from './edit.ts'

/**
 * Edits of one call: at about 4 ms each they hold up other writers for less than a minute. Whoever brings more imports a delivery.
 */
const MAX_EDITS = 10_000

interface SentEdits {
  adds?: unknown
  updates?: unknown
  deletes?: unknown
}

/** The edits of a layer out of the parameters `adds`, `updates` and `deletes`. Refuses with `invalid-parameter`. */
export const layerEdits = (parameters: Parameters): Edit[] =>
  bounded(
    editsIn({
      adds: json(parameters, 'adds'),
      updates: json(parameters, 'updates'),
      deletes: deletesIn(parameters.get('deletes')),
    }),
  )

/** The edits of several layers, by layer number: `[{"id":0,"adds":[…],"updates":[…],"deletes":[…]}]`. */
export function serviceEdits(parameters: Parameters): { id: number; edits: Edit[] }[] {
  const sent = json(parameters, 'edits')
  if (!Array.isArray(sent))
    throw new DomainError('invalid-parameter', 'edits: expected a list of layers with their edits.')
  const layers = sent.map((layer: SentEdits & { id?: unknown }) => {
    if (typeof layer?.id !== 'number') throw new DomainError('invalid-parameter', 'edits: each names its layer as id.')
    return { id: layer.id, edits: editsIn(layer) }
  })
  bounded(layers.flatMap(({ edits }) => edits))
  return layers
}

function editsIn({ adds, updates, deletes }: SentEdits): Edit[] {
  return [
    ...listOf('adds', adds).map((feature): Edit => ({ kind: 'add', feature })),
    ...listOf('updates', updates).map((feature): Edit => ({ kind: 'update', feature })),
    ...listOf('deletes', deletes).map((objectId): Edit => ({ kind: 'delete', objectId })),
  ]
}

/** `1,2,3` or the same as JSON. */
function deletesIn(text: string | undefined): unknown {
  if (text === undefined) return undefined
  const trimmed = text.trim()
  try {
    return JSON.parse(trimmed.startsWith('[') ? trimmed : `[${trimmed}]`)
  } catch {
    throw new DomainError('invalid-parameter', 'deletes: expected object ids, separated by commas.')
  }
}

/** A single feature may stand without the brackets of a list. */
function listOf(name: string, value: unknown): unknown[] {
  if (value === undefined || value === null) return []
  if (Array.isArray(value)) return value
  if (typeof value === 'object') return [value]
  throw new DomainError('invalid-parameter', `${name}: expected a list.`)
}

function bounded(edits: Edit[]): Edit[] {
  if (edits.length <= MAX_EDITS) return edits
  throw new DomainError('invalid-parameter', `${edits.length} edits: one call holds ${MAX_EDITS} at most.`)
}
