import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type FeatureChanges, featureChanges } from '../../spatial/features/feature-changes.ts'
import { featureBatches } from '../../spatial/features/feature-page.ts'
import { objectIdsOfKeys } from '../../spatial/features/object-ids.ts'
import type { Crs } from '../../spatial/geometry/crs.ts'
import { esriFeatureWriter } from './encoding/esri-json.ts'
import type { Layer } from './layers.ts'
import { flag, json, type Parameters } from './parameters.ts'

/** A layer and the commit from which on its changes are asked for. */
export interface LayerGeneration {
  id: number
  since: number
}

/** Which layers since when: a commit for each, or one for all of those that are named. Refuses with `invalid-parameter`. */
export function generationsAsked(parameters: Parameters): LayerGeneration[] {
  const each = json(parameters, 'layerServerGens')
  if (each !== undefined)
    return requireList('layerServerGens', each).map(entry => {
      const { id, serverGen, minServerGen } = entry as Record<string, unknown>
      return {
        id: wholeNumber('layerServerGens', id),
        since: wholeNumber('layerServerGens', serverGen ?? minServerGen),
      }
    })
  const sent = json(parameters, 'serverGens')
  const since = Array.isArray(sent) ? sent[0] : (sent as Record<string, unknown> | undefined)?.sinceServerGen
  const layers = requireList('layers', json(parameters, 'layers'))
  return layers.map(id => ({ id: wholeNumber('layers', id), since: wholeNumber('serverGens', since) }))
}

function requireList(name: string, value: unknown): unknown[] {
  if (Array.isArray(value) && value.length > 0) return value
  throw new DomainError('invalid-parameter', `${name}: expected a list.`)
}

function wholeNumber(name: string, value: unknown): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0) return value
  throw new DomainError('invalid-parameter', `${name}: expected whole numbers; take them from an earlier answer.`)
}

export interface Extraction extends Layer {
  changes: FeatureChanges
}

export const extracted = async (db: Db, { type, id }: Layer, since: number): Promise<Extraction> => ({
  type,
  id,
  changes: await featureChanges(db, type, { since }),
})

export interface ExtractionForm {
  crs: Crs
  isIdsOnly: boolean
  kinds: Record<'inserts' | 'updates' | 'deletes', boolean>
}

export const formOf = (parameters: Parameters, crs: Crs): ExtractionForm => ({
  crs,
  isIdsOnly: flag(parameters, 'returnIdsOnly'),
  kinds: {
    inserts: flag(parameters, 'returnInserts', true),
    updates: flag(parameters, 'returnUpdates', true),
    deletes: flag(parameters, 'returnDeletes', true),
  },
})

/** The whole answer as text, written while it is read. A server generation is the number of a commit. */
export async function* extractionText(
  db: Db,
  extractions: readonly Extraction[],
  form: ExtractionForm,
): AsyncGenerator<string> {
  const generations = extractions.map(({ id, changes }) => ({ id, minServerGen: 0, serverGen: changes.seq }))
  yield `{"layerServerGens":${JSON.stringify(generations)},"transportType":"esriTransportTypeEmbedded","responseType":"${form.isIdsOnly ? 'esriDataChangesResponseTypeNoEdits' : 'esriDataChangesResponseTypeEdits'}","edits":[`
  let separator = ''
  for (const extraction of extractions) {
    yield `${separator}{"id":${extraction.id},`
    yield* form.isIdsOnly ? idsText(db, extraction, form) : featuresText(db, extraction, form)
    yield '}'
    separator = ','
  }
  yield ']}'
}

async function* idsText(db: Db, { type, changes }: Extraction, { kinds }: ExtractionForm): AsyncGenerator<string> {
  const idsOf = async (keys: readonly string[], isWanted: boolean) =>
    isWanted ? [...(await objectIdsOfKeys(db, type, keys)).values()].sort((a, b) => a - b) : []
  const objectIds = {
    adds: await idsOf(changes.added, kinds.inserts),
    updates: await idsOf(changes.updated, kinds.updates),
    deletes: await idsOf(changes.removed, kinds.deletes),
  }
  yield `"objectIds":${JSON.stringify(objectIds)}`
}

async function* featuresText(db: Db, extraction: Extraction, form: ExtractionForm): AsyncGenerator<string> {
  const { type, changes } = extraction
  yield '"features":{"adds":['
  yield* featureList(db, extraction, { ...form, keys: form.kinds.inserts ? changes.added : [] })
  yield '],"updates":['
  yield* featureList(db, extraction, { ...form, keys: form.kinds.updates ? changes.updated : [] })
  const removed = form.kinds.deletes ? await objectIdsOfKeys(db, type, changes.removed) : new Map()
  yield `],"deleteIds":${JSON.stringify([...removed.values()].sort((a, b) => a - b))}}`
}

async function* featureList(
  db: Db,
  { type, changes }: Extraction,
  { crs, keys }: ExtractionForm & { keys: readonly string[] },
): AsyncGenerator<string> {
  const form = { attributes: type.attributes, geometry: { crs, inAuthorityOrder: false } }
  const write = esriFeatureWriter({ attributes: type.attributes, geometryType: type.geometryType })
  const moment = { kind: 'commit', seq: changes.seq } as const
  let separator = ''
  for await (const batch of featureBatches(db, { type, keys, moment, seq: changes.seq, matched: keys.length }, form)) {
    yield separator + batch.map(write).join(',')
    separator = ','
  }
}
