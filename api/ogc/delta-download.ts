import type { FastifyRequest } from 'fastify'
import type { Db } from '../../spatial/database/schema.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { csvWriter } from '../../spatial/exchange/csv-writer.ts'
import type { ExportFeature } from '../../spatial/exchange/feature-writer.ts'
import { featureChanges } from '../../spatial/features/feature-changes.ts'
import { exportColumns } from '../../spatial/features/feature-export.ts'
import type { FeatureSelection } from '../../spatial/features/feature-page.ts'
import { attributeNamed, type FeatureType } from '../../spatial/features/feature-type.ts'
import type { FileAnswer } from '../plugins/send-file.ts'
import { exported } from './exported-features.ts'
import type { Answer } from './items-answer.ts'
import type { ItemsQuery } from './items-query.ts'
import { wholeNumber } from './query-parameters.ts'

interface Delta {
  selection: FeatureSelection
  delta: NonNullable<Answer['delta']>
}

/** Formats that can say what is gone. */
const DELTA_FORMATS: readonly string[] = ['geojson', 'csv']

/**
 * What came, changed and went in a collection since a commit, for whoever keeps a copy; undefined where `since` is not asked for.
 * The answer names the commit to ask from the next time. Refuses with `invalid-parameter`.
 */
export async function deltaAsked(
  request: FastifyRequest,
  type: FeatureType,
  { query: { features, parameters }, format }: { query: ItemsQuery; format: string },
): Promise<Delta | undefined> {
  const text = parameters.get('since')
  if (text === undefined) return undefined
  const since = wholeNumber('since', text, { minimum: 0 })
  if (features.moment || features.sort)
    throw new DomainError('invalid-parameter', 'since: goes neither with datetime nor with sortby.')
  if (!attributeNamed(type, 'version'))
    throw new DomainError('invalid-parameter', 'since: version is not among the attributes that you may see.')
  if (!DELTA_FORMATS.includes(format))
    throw new DomainError(
      'invalid-parameter',
      `since: ${format} cannot say what is gone; ask for ${DELTA_FORMATS.join(' or ')}.`,
    )
  const { seq, added, updated, removed } = await featureChanges(request.server.database.db, type, {
    ...features,
    since,
  })
  const keys = [...added, ...updated].sort()
  const selection = { type, keys, moment: { kind: 'commit', seq } as const, seq, matched: keys.length }
  return { selection, delta: { since, removed } }
}

/** A table whose first column says of each row whether it has `changed` or is `deleted`; of the latter there is no more than the key. */
export function deltaTable(
  db: Db,
  { selection, form, delta, encoding = 'utf-8' }: Answer,
): FileAnswer<ExportFeature[]> {
  const { name, attributes } = selection.type
  const key = attributes[0]!
  const withKey = { ...form, attributes: [key, ...form.attributes.filter(attribute => attribute !== key)] }
  const columns = [{ name: 'op', type: 'text' as const }, ...exportColumns(withKey.attributes)]
  const writer = csvWriter(columns, { encoding, hasByteOrderMark: false })
  const { since, removed } = delta!
  return {
    contentType: writer.contentType,
    fileName: `${name}-${since}-${selection.seq}.csv`,
    batches: exported(db, { selection, form: withKey }),
    async *bytes(batches) {
      yield writer.head()
      for await (const batch of batches)
        yield writer.batch(batch.map(({ geometry, values }) => ({ geometry, values: { ...values, op: 'changed' } })))
      yield writer.withoutGeometry(removed.map(id => ({ op: 'deleted', [key.name]: id })))
    },
  }
}
