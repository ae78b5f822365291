import type { Db } from '../../../spatial/database/schema.ts'
import { featureBatches } from '../../../spatial/features/feature-page.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { CITY_NAMESPACE, CITY_PREFIX, GML, type GmlVersion } from '../../../spatial/gml/gml-version.ts'
import { gmlFeatureWriter } from '../../../spatial/gml/write-feature.ts'
import { attributesText, XML_DECLARATION, type XmlAttributes } from '../../../spatial/xml/write-xml.ts'
import { serviceAddress } from '../addresses.ts'
import { NAMESPACES, XSI_NAMESPACE } from '../namespaces.ts'
import type { WfsCall } from '../operation.ts'
import { srsName } from '../srs.ts'
import type { Generation } from '../versions.ts'
import type { PageLinks } from './page-links.ts'
import { formOf, type Selected, type SelectedQuery } from './selected-query.ts'
import type { WfsQuery } from './wfs-query.ts'

/** The collection in which features of a version of GML stand: each version of WFS has its own. */
const GENERATION: Record<GmlVersion, Generation> = { '3.2': '2.0', '3.1.1': '1.1', '2.1.2': '1.0' }

/** The version of WFS whose description of the types fits a version of GML. */
const DESCRIBED_IN: Record<GmlVersion, string> = { '3.2': '2.0.0', '3.1.1': '1.1.0', '2.1.2': '1.0.0' }

export interface GmlAnswer {
  selected: Selected
  links: PageLinks
  version: GmlVersion
  /** Attributes of the collection that an operation adds, such as the lock of GetFeatureWithLock. */
  attributes?: XmlAttributes
}

/** A collection of features as GML, written while they are read. */
export async function* gmlCollection(call: WfsCall, db: Db, answer: GmlAnswer): AsyncGenerator<string> {
  const { selected, version } = answer
  const { open, close, openMembers, closeMembers } = frameOf(call, answer)
  yield open
  const isNested = version === '3.2' && selected.queries.length > 1
  for (const part of selected.queries) {
    if (part.selection.keys.length === 0 && !isNested) continue
    yield isNested ? openNested(part) : openMembers
    yield* members(db, part, version)
    yield isNested ? '</wfs:FeatureCollection></wfs:member>\n' : closeMembers
  }
  yield close
}

/** A text is put together from thousands of pieces, which are garbage once it is sent: soon is better than late. */
const ROWS_AT_A_TIME = 200

async function* members(db: Db, { query, selection }: SelectedQuery, version: GmlVersion): AsyncGenerator<string> {
  const form = formOf(query, version !== '2.1.2' && query.srs.yFirst)
  const write = gmlFeatureWriter({ type: query.type, form, gml: { version, srsName: srsNameOf(query, version) } })
  const [open, close] = MEMBER[version]
  for await (const batch of featureBatches(db, selection, form)) {
    for (let start = 0; start < batch.length; start += ROWS_AT_A_TIME) {
      let text = ''
      for (const row of batch.slice(start, start + ROWS_AT_A_TIME)) text += `${open}${write(row)}${close}\n`
      yield text
    }
  }
}

/** GML 3.1.1 lists all members in one element. */
const MEMBER: Record<GmlVersion, [open: string, close: string]> = {
  '3.2': ['<wfs:member>', '</wfs:member>'],
  '3.1.1': ['', ''],
  '2.1.2': ['<gml:featureMember>', '</gml:featureMember>'],
}

/** What the client wrote, else the usual name in this version of GML. */
export const srsNameOf = ({ srs }: WfsQuery, version: GmlVersion): string =>
  srs.written ?? srsName(srs.crs, GENERATION[version])

interface Frame {
  open: string
  close: string
  openMembers: string
  closeMembers: string
}

function frameOf(call: WfsCall, { selected, links, version, attributes = {} }: GmlAnswer): Frame {
  const counted = version === '3.2' ? counts20(selected, links) : version === '3.1.1' ? counts11(selected) : {}
  const types = selected.queries.map(({ query }) => query.type)
  const root = attributesText({ ...namespaces(call, types, version), ...counted, ...attributes })
  const open = `${XML_DECLARATION}<wfs:FeatureCollection${root}>\n`
  const members = version === '3.1.1' ? 'gml:featureMembers' : undefined
  return {
    // GML 2 demands a box and allows to say that it is not known
    open: version === '2.1.2' ? `${open}<gml:boundedBy><gml:null>unknown</gml:null></gml:boundedBy>\n` : open,
    close: '</wfs:FeatureCollection>\n',
    openMembers: members ? `<${members}>\n` : '',
    closeMembers: members ? `</${members}>\n` : '',
  }
}

const counts20 = ({ matched, returned }: Selected, { next, previous }: PageLinks): XmlAttributes => ({
  timeStamp: new Date().toISOString(),
  numberMatched: matched,
  numberReturned: returned,
  next,
  previous,
})

/** What hits counts is what there is; otherwise what is in the answer. */
const counts11 = ({ matched, returned }: Selected): XmlAttributes => ({
  timeStamp: new Date().toISOString(),
  numberOfFeatures: returned === 0 ? matched : returned,
})

/** The answer of one of several queries in its own collection (OGC 09-025r2, 11.3.3.5). */
const openNested = ({ selection }: SelectedQuery): string =>
  `<wfs:member><wfs:FeatureCollection timeStamp="${new Date().toISOString()}" numberMatched="${selection.matched}" numberReturned="${selection.keys.length}">\n`

/** Namespaces and where their schemas lie: the description of these types by this very server. */
export function namespaces(call: WfsCall, types: readonly FeatureType[], version: GmlVersion): XmlAttributes {
  const { wfs, wfsSchema } = NAMESPACES[GENERATION[version]]
  return {
    'xmlns:wfs': wfs,
    'xmlns:gml': GML[version].uri,
    [`xmlns:${CITY_PREFIX}`]: CITY_NAMESPACE,
    'xmlns:xsi': XSI_NAMESPACE,
    'xsi:schemaLocation': `${wfs} ${wfsSchema} ${CITY_NAMESPACE} ${schemaAddress(call, types, version)}`,
  }
}

function schemaAddress({ request }: WfsCall, types: readonly FeatureType[], version: GmlVersion): string {
  const names = [...new Set(types.map(({ name }) => `${CITY_PREFIX}:${name}`))].join(',')
  return serviceAddress(request, {
    SERVICE: 'WFS',
    VERSION: DESCRIBED_IN[version],
    REQUEST: 'DescribeFeatureType',
    TYPENAME: names,
  })
}
