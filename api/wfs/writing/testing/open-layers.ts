import { DOMImplementation, DOMParser, Element, XMLSerializer } from '@xmldom/xmldom'
import type Feature from 'ol/Feature.js'
import WFS from 'ol/format/WFS.js'
import { register } from 'ol/proj/proj4.js'
import { registerDocument, registerXMLSerializer } from 'ol/xml.js'
import proj4 from 'proj4'
import { CITY_NAMESPACE, CITY_PREFIX } from '../../../../spatial/gml/gml-version.ts'

// OpenLayers lives in browsers; this is all that it needs of one for writing and reading transactions
registerDocument(new DOMImplementation().createDocument(null, '') as unknown as Document)
registerXMLSerializer(new XMLSerializer() as unknown as globalThis.XMLSerializer)
globalThis.Node ??= Object.assign(function Node() {}, {
  ELEMENT_NODE: 1,
  TEXT_NODE: 3,
  CDATA_SECTION_NODE: 4,
}) as unknown as typeof Node

type Sibling = { nodeType: number; nextSibling: Sibling | null }
const elementFrom = (start: Sibling | null): Sibling | null => {
  for (let node = start; node; node = node.nextSibling) if (node.nodeType === Node.ELEMENT_NODE) return node
  return null
}
Object.defineProperties(Element.prototype, {
  firstElementChild: {
    get(this: { firstChild: Sibling | null }) {
      return elementFrom(this.firstChild)
    },
  },
  nextElementSibling: {
    get(this: Sibling) {
      return elementFrom(this.nextSibling)
    },
  },
})

// as epsg.io writes it; OpenLayers then puts longitude first
proj4.defs('EPSG:4490', '+proj=longlat +ellps=GRS80 +no_defs +type=crs')
register(proj4)

export const OL_VERSIONS = ['1.0.0', '1.1.0', '2.0.0'] as const

export interface Edits {
  version: (typeof OL_VERSIONS)[number]
  srsName: string
  featureType: string
  inserts?: Feature[]
  updates?: Feature[]
  deletes?: Feature[]
}

/** The body that OpenLayers posts for these edits. */
export function openLayersTransaction({ inserts = [], updates = [], deletes = [], ...options }: Edits): string {
  const node = new WFS({ version: options.version }).writeTransaction(inserts, updates, deletes, {
    featureNS: CITY_NAMESPACE,
    featurePrefix: CITY_PREFIX,
    nativeElements: [],
    ...options,
  })
  return new XMLSerializer().serializeToString(node as never)
}

/** The answer as OpenLayers reads it. */
export const readByOpenLayers = (version: (typeof OL_VERSIONS)[number], answer: string) =>
  new WFS({ version }).readTransactionResponse(
    new DOMParser().parseFromString(answer, 'text/xml') as unknown as Document,
  )

/** The features of an answer, in the reference system in which they were sent. */
export const featuresByOpenLayers = (version: (typeof OL_VERSIONS)[number], answer: string): Feature[] =>
  new WFS({ version, featureNS: CITY_NAMESPACE, featureType: 'component_points' }).readFeatures(
    new DOMParser().parseFromString(answer, 'text/xml') as unknown as Document,
  ) as Feature[]
