import type { EsriError } from '../esri-error.ts'

export type EditKind = 'add' | 'update' | 'delete'

/** One edit of a layer as a client sends it, in the order in which the answers are expected. */
export type Edit =
  | { kind: 'add'; feature: unknown }
  | { kind: 'update'; feature: unknown }
  | { kind: 'delete'; objectId: unknown }

/** What became of an edit. The object id is null where nothing was added. */
export type EditResult =
  | { objectId: number | null; success: true }
  | { objectId: number | null; success: false; error: EditError }

export type EditError = Pick<EsriError, 'code'> & { description: string }
