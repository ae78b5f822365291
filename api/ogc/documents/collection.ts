import type { FastifyRequest } from 'fastify'
import type { Db } from '../../../spatial/database/schema.ts'
import { featureExtent } from '../../../spatial/features/feature-extent.ts'
import { countFeatures } from '../../../spatial/features/feature-page.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import { crsBySrid, crsUri } from '../../../spatial/geometry/crs.ts'
import { offeredSrids } from '../../../spatial/geometry/offered-crs.ts'
import type { Language } from '../language.ts'
import { addresses, type Link, selfLinks } from '../links.ts'
import { MEDIA_TYPES } from '../media-types.ts'
import { tilesOfType } from '../tiles/collection-tiles.ts'

export const CRS84_URI = crsUri(crsBySrid(84)!)
export const STORAGE_CRS_URI = crsUri(crsBySrid(4490)!)

/** Identifiers of the reference systems that the city's features are served in. */
export const offeredCrs = (projectedSrid: number): string[] =>
  offeredSrids(projectedSrid).map(srid => crsUri(crsBySrid(srid)!))

export const titleOf = ({ titleZh, titleEn }: FeatureType, language: Language): string =>
  language === 'zh' ? titleZh : titleEn

/** The whole world: what a type without features is said to cover, since the suite and some clients need a box. */
const WORLD = [-180, -90, 180, 90]

export interface CollectionRequest {
  request: FastifyRequest
  type: FeatureType
  language: Language
  isHtml: boolean
}

/** The description of a collection, alike wherever it stands. */
export async function collectionDocument(db: Db, { request, type, language, isHtml }: CollectionRequest) {
  const [itemCount, { bbox, since }] = await Promise.all([countFeatures(db, type), featureExtent(db, type)])
  const projected = request.server.city.projectedSrid
  return {
    id: type.name,
    title: titleOf(type, language),
    description: language === 'zh' ? type.descriptionZh : type.descriptionEn,
    itemType: 'feature',
    itemCount,
    extent: {
      spatial: { bbox: [bbox ?? WORLD], crs: CRS84_URI },
      temporal: {
        interval: [[since?.toISOString() ?? null, null]],
        trs: 'http://www.opengis.net/def/uom/ISO-8601/0/Gregorian',
      },
    },
    crs: [CRS84_URI, ...offeredCrs(projected)],
    storageCrs: STORAGE_CRS_URI,
    links: [...selfLinks(request, { path: `/collections/${type.name}`, isHtml }), ...itemLinks(request, type)],
  }
}

/** Whole files, by what `f` takes. */
export const DOWNLOADS = [
  ['geojson', 'GeoJSON'],
  ['gpkg', 'GeoPackage'],
  ['fgb', 'FlatGeobuf'],
  ['shp', 'Shapefile'],
  ['kml', 'KML'],
  ['csv', 'CSV'],
  ['xlsx', 'Excel'],
] as const

function itemLinks(request: FastifyRequest, type: FeatureType): Link[] {
  const { name } = type
  const href = addresses(request)
  const path = `/collections/${name}`
  const items = (format: 'geojson' | 'html' | 'fgb' | 'csv', title: string): Link => ({
    href: href(`${path}/items`, { f: format === 'geojson' ? 'json' : format }),
    rel: 'items',
    type: MEDIA_TYPES[format],
    title,
  })
  const schema = (rel: string, part: string): Link => ({
    href: href(`${path}/${part}`, { f: 'json' }),
    rel: `http://www.opengis.net/def/rel/ogc/1.0/${rel}`,
    type: MEDIA_TYPES.schema,
    title: part,
  })
  return [
    items('geojson', 'GeoJSON'),
    items('html', 'HTML'),
    items('fgb', 'FlatGeobuf'),
    items('csv', 'CSV'),
    ...DOWNLOADS.map(([format, title]) => ({
      href: href(`${path}/download`, { f: format }),
      rel: 'enclosure',
      type: MEDIA_TYPES[format],
      title,
    })),
    schema('schema', 'schema'),
    schema('queryables', 'queryables'),
    schema('sortables', 'sortables'),
    { ...schema('schema', 'schema'), rel: 'describedby' },
    ...(tilesOfType(type)
      ? [
          {
            href: href(`${path}/tiles`, { f: 'json' }),
            rel: 'http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector',
            type: MEDIA_TYPES.json,
            title: 'Vector tiles',
          },
        ]
      : []),
  ]
}
