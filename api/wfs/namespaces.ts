import type { Generation } from './versions.ts'

export const XSI_NAMESPACE = 'http://www.w3.org/2001/XMLSchema-instance'
export const XLINK_NAMESPACE = 'http://www.w3.org/1999/xlink'

interface Namespaces {
  wfs: string
  ows: string
  /** Of filters. */
  filter: string
  gml: string
  /** Where the schema of the service's own messages lies. */
  wfsSchema: string
}

const SCHEMAS = 'http://schemas.opengis.net'

/** What the elements of each version belong to. WFS 1.0.0 has no ows. */
export const NAMESPACES: Record<Generation, Namespaces> = {
  '2.0': {
    wfs: 'http://www.opengis.net/wfs/2.0',
    ows: 'http://www.opengis.net/ows/1.1',
    filter: 'http://www.opengis.net/fes/2.0',
    gml: 'http://www.opengis.net/gml/3.2',
    wfsSchema: `${SCHEMAS}/wfs/2.0/wfs.xsd`,
  },
  '1.1': {
    wfs: 'http://www.opengis.net/wfs',
    ows: 'http://www.opengis.net/ows',
    filter: 'http://www.opengis.net/ogc',
    gml: 'http://www.opengis.net/gml',
    wfsSchema: `${SCHEMAS}/wfs/1.1.0/wfs.xsd`,
  },
  '1.0': {
    wfs: 'http://www.opengis.net/wfs',
    ows: '',
    filter: 'http://www.opengis.net/ogc',
    gml: 'http://www.opengis.net/gml',
    wfsSchema: `${SCHEMAS}/wfs/1.0.0/WFS-basic.xsd`,
  },
}
