import type { XmlElement } from '../../../spatial/xml/xml-element.ts'
import { Kvp } from '../kvp.ts'
import type { WfsCall } from '../operation.ts'
import { DEFAULT_COUNT } from '../paging.ts'
import { generationOf } from '../versions.ts'
import { invalidParameter } from '../wfs-exception.ts'
import type { WfsPage } from './wfs-query.ts'

/** Which part of the answer is asked for. */
export function pageFromKvp(kvp: Kvp, call: WfsCall): WfsPage {
  const resultType = kvp.value('resulttype')?.toLowerCase() ?? 'results'
  if (resultType !== 'results' && resultType !== 'hits')
    throw invalidParameter('resultType', `resultType=${resultType}: expected results or hits.`)
  const offset = wholeNumber(kvp, 'startindex')
  const count = wholeNumber(kvp, 'count', 'maxfeatures')
  return {
    offset: offset ?? 0,
    count: count ?? defaultCount(call),
    seq: wholeNumber(kvp, 'commit'),
    isHits: resultType === 'hits',
  }
}

/** Attributes of a request in XML are the parameters of an address. */
export const pageFromXml = ({ attributes }: XmlElement, call: WfsCall): WfsPage =>
  pageFromKvp(Kvp.from({ ...attributes }), call)

/** WFS 1.x has no pages: who names no maximum wants everything. */
const defaultCount = ({ version }: WfsCall): number | undefined =>
  generationOf(version) === '2.0' ? DEFAULT_COUNT : undefined

function wholeNumber(kvp: Kvp, ...names: string[]): number | undefined {
  const text = kvp.value(...names)
  if (text === undefined) return undefined
  const number = /^\+?\d{1,15}$/.test(text.trim()) ? Number(text) : Number.NaN
  if (Number.isNaN(number)) throw invalidParameter(names[0]!, `${names[0]}=${text}: expected a whole number from 0.`)
  return number
}
