import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { gmlId } from '../../../spatial/gml/feature-id.ts'
import { tag, textTag, XML_DECLARATION } from '../../../spatial/xml/write-xml.ts'
import { NAMESPACES } from '../namespaces.ts'
import { type Generation, generationOf, type WfsVersion } from '../versions.ts'
import type { Action } from './read-transaction.ts'

/** What an action did. */
export interface Done {
  kind: Action['kind']
  handle: string | undefined
  features: Written[]
}

export interface Written {
  type: FeatureType
  key: string
}

/** The answer to a transaction that was carried out. */
export const transactionResponse = (done: readonly Done[], version: WfsVersion): string =>
  XML_DECLARATION + RESPONSES[generationOf(version)](done, version)

const RESPONSES: Record<Generation, (done: readonly Done[], version: WfsVersion) => string> = {
  '2.0': response20,
  '1.1': response11,
  '1.0': response10,
}

const count = (done: readonly Done[], kind: Done['kind']): string =>
  String(done.filter(one => one.kind === kind).reduce((sum, { features }) => sum + features.length, 0))

const idsOf = ({ features }: Done): string[] => features.map(({ type, key }) => gmlId(type, key))

function response20(done: readonly Done[], version: WfsVersion): string {
  const { wfs, filter } = NAMESPACES['2.0']
  const results = (kind: Done['kind'], name: string): string[] => {
    const features = done
      .filter(one => one.kind === kind)
      .flatMap(one => idsOf(one).map(rid => tag('wfs:Feature', { handle: one.handle }, tag('fes:ResourceId', { rid }))))
    return features.length > 0 ? [tag(name, {}, ...features)] : []
  }
  return tag(
    'wfs:TransactionResponse',
    { 'xmlns:wfs': wfs, 'xmlns:fes': filter, version },
    tag(
      'wfs:TransactionSummary',
      {},
      textTag('wfs:totalInserted', count(done, 'Insert')),
      textTag('wfs:totalUpdated', count(done, 'Update')),
      textTag('wfs:totalReplaced', count(done, 'Replace')),
      textTag('wfs:totalDeleted', count(done, 'Delete')),
    ),
    ...results('Insert', 'wfs:InsertResults'),
    ...results('Update', 'wfs:UpdateResults'),
    ...results('Replace', 'wfs:ReplaceResults'),
  )
}

/** WFS 1.1 wants InsertResults even where nothing was inserted; then its one feature has no id. */
function response11(done: readonly Done[], version: WfsVersion): string {
  const inserted = done.filter(({ kind }) => kind === 'Insert')
  const features = inserted.flatMap(one =>
    idsOf(one).map(fid => tag('wfs:Feature', { handle: one.handle }, tag('ogc:FeatureId', { fid }))),
  )
  return tag(
    'wfs:TransactionResponse',
    { 'xmlns:wfs': NAMESPACES['1.1'].wfs, 'xmlns:ogc': NAMESPACES['1.1'].filter, version },
    tag(
      'wfs:TransactionSummary',
      {},
      textTag('wfs:totalInserted', count(done, 'Insert')),
      textTag('wfs:totalUpdated', count(done, 'Update')),
      textTag('wfs:totalDeleted', count(done, 'Delete')),
    ),
    ...(features.length > 0 ? [tag('wfs:TransactionResults', {}), tag('wfs:InsertResults', {}, ...features)] : []),
  )
}

function response10(done: readonly Done[], version: WfsVersion): string {
  const inserted = done.filter(({ kind, features }) => kind === 'Insert' && features.length > 0)
  const results = inserted.map(one =>
    tag('wfs:InsertResult', { handle: one.handle }, ...idsOf(one).map(fid => tag('ogc:FeatureId', { fid }))),
  )
  return tag(
    'wfs:WFS_TransactionResponse',
    { 'xmlns:wfs': NAMESPACES['1.0'].wfs, 'xmlns:ogc': NAMESPACES['1.0'].filter, version },
    ...results,
    tag('wfs:TransactionResult', {}, tag('wfs:Status', {}, tag('wfs:SUCCESS', {}))),
  )
}
