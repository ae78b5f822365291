import type { Sample } from '../queries/sample.ts'

/** A service of features, asked for the same things as every other of its protocol. Addresses are whole. */
export interface Service {
  name: string
  /** In the order that the service has of itself. */
  page(count: number, startIndex: number): string
  box(sample: Sample): string
  /** How many there are. */
  hits(): string
  /** Everything in one answer; absent where the protocol has only pages. */
  whole?(): string
}

export type Protocol = 'wfs' | 'ogc'

const BOX_LIMIT = 1000
/** Without a count servers may answer with a page of their own choice. */
const MORE_THAN_ALL = 10_000_000

type Values = Record<string, string | number>

const query = (address: string, values: Values): string =>
  `${address}?${new URLSearchParams(Object.entries(values).map(([name, value]) => [name, String(value)]))}`

/** A few dozen to a hundred components around one, as [west, south, east, north]. */
const sidesAround = ({ lon, lat }: Sample) => [lon - 0.0006, lat - 0.0005, lon + 0.0006, lat + 0.0005] as const

/** WFS 2.0 with GML 3.2, which every server writes. Boxes are latitude first, as EPSG:4490 is defined. */
export function wfs(name: string, address: string, typeName: string): Service {
  const ask = (values: Values) =>
    query(address, { SERVICE: 'WFS', VERSION: '2.0.0', REQUEST: 'GetFeature', TYPENAMES: typeName, ...values })
  return {
    name,
    page: (count, startIndex) => ask({ COUNT: count, STARTINDEX: startIndex }),
    box: sample => {
      const [west, south, east, north] = sidesAround(sample)
      return ask({ BBOX: [south, west, north, east, 'urn:ogc:def:crs:EPSG::4490'].join(), COUNT: BOX_LIMIT })
    },
    hits: () => ask({ RESULTTYPE: 'hits' }),
    whole: () => ask({ COUNT: MORE_THAN_ALL }),
  }
}

/** OGC API Features as GeoJSON; `address` is that of the items. The number of all is said on any page. */
export function ogc(name: string, address: string): Service {
  return {
    name,
    page: (count, startIndex) => query(address, { limit: count, offset: startIndex }),
    box: sample => query(address, { bbox: sidesAround(sample).join(), limit: BOX_LIMIT }),
    hits: () => query(address, { limit: 1 }),
  }
}
