import type { Db } from '../../../spatial/database/schema.ts'
import { csvWriter } from '../../../spatial/exchange/csv-writer.ts'
import type { FeatureWriter } from '../../../spatial/exchange/feature-writer.ts'
import { exportColumns, exportFeature } from '../../../spatial/features/feature-export.ts'
import { featureJson } from '../../../spatial/features/feature-json.ts'
import { featureBatches } from '../../../spatial/features/feature-page.ts'
import { hasSameDegrees } from '../../../spatial/features/geometry-out.ts'
import { gmlId } from '../../../spatial/gml/feature-id.ts'
import { srsName } from '../srs.ts'
import { invalidParameter } from '../wfs-exception.ts'
import type { PageLinks } from './page-links.ts'
import { formOf, type Selected, type SelectedQuery } from './selected-query.ts'

/** Features as GeoJSON: longitude or easting first whatever the reference system, under the ids that GML has. */
export async function* geoJsonCollection(db: Db, selected: Selected, links: PageLinks): AsyncGenerator<string> {
  const { queries, matched, returned } = selected
  const members = {
    type: 'FeatureCollection',
    timeStamp: new Date().toISOString(),
    numberMatched: matched,
    numberReturned: returned,
    ...crsMember(queries[0]),
    links: Object.entries(links).map(([rel, href]) => ({ rel: rel === 'previous' ? 'prev' : rel, href })),
  }
  yield `${JSON.stringify(members).slice(0, -1)},"features":[`
  let separator = '\n'
  for (const { query, selection } of queries) {
    const form = formOf(query, false)
    const write = featureJson(form)
    for await (const batch of featureBatches(db, selection, form)) {
      yield separator + batch.map(row => write({ ...row, key: gmlId(query.type, row.key) })).join(',\n')
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

/** RFC 7946 knows degrees only; programs that ask for something else look for the older member. */
function crsMember(first: SelectedQuery | undefined): object {
  if (!first || hasSameDegrees(first.query.srs.crs)) return {}
  return { crs: { type: 'name', properties: { name: srsName(first.query.srs.crs, '2.0') } } }
}

/** The one query of a table, which has one set of columns and degrees. Refuses several queries and other reference systems. */
export function csvQuery({ queries }: Selected): SelectedQuery {
  const [first, second] = queries
  if (!first || second) throw invalidParameter('outputFormat', 'CSV holds one feature type; ask for one at a time.')
  if (!hasSameDegrees(first.query.srs.crs))
    throw invalidParameter('srsName', 'CSV holds longitude and latitude; leave SRSNAME out.')
  if (!first.query.hasGeometry)
    throw invalidParameter('propertyname', 'CSV holds the position; name geometry among the properties.')
  return first
}

export const csvWriterFor = ({ query }: SelectedQuery): FeatureWriter =>
  csvWriter(exportColumns(query.attributes), { encoding: 'utf-8', hasByteOrderMark: false })

export async function* csvTable(db: Db, { query, selection }: SelectedQuery, writer: FeatureWriter) {
  const form = formOf(query, false)
  yield writer.head()
  for await (const batch of featureBatches(db, selection, form))
    yield writer.batch(batch.map(row => exportFeature(form, row)))
  yield writer.tail()
}
