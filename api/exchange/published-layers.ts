import { publishedLayerName, TILE_LAYERS } from '../../tiles/catalogue.ts'

/** The tables whose changes anyone may follow. A table is in the feed because it stands here, never by itself. */
export const FEED_TABLES: readonly string[] = [
  ...TILE_LAYERS.map(({ table }) => table),
  'organisations',
  'places',
  'responsibility_rules',
]

/** The same under the names that clients know. */
export const FEED_LAYERS: readonly string[] = FEED_TABLES.map(publishedLayerName)

export const tableOfLayer = (layer: string): string | undefined => FEED_TABLES[FEED_LAYERS.indexOf(layer)]
