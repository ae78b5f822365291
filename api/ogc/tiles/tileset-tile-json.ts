import { partDescriptions } from '../../../tiles/vector-layers.ts'
import { placeOf } from '../../tiles/place.ts'
import { hiddenColumns } from '../../tiles/reader-tiles.ts'
import { type TileJson, tileJsonOf } from '../../tiles/tile-json.ts'
import { type TilesetInput, tileTemplate } from './tileset.ts'

/** A tile set in Web Mercator as TileJSON, whose z, x and y are matrix, column and row. */
export function tilesetTileJson(input: TilesetInput): TileJson {
  const { request, contents, title, book } = input
  const tilesUrl = tileTemplate(input)
    .replace('{tileMatrix}', '{z}')
    .replace('{tileRow}', '{y}')
    .replace('{tileCol}', '{x}')
  return tileJsonOf({
    name: title,
    description: contents.map(({ type }) => `${type.titleZh} · ${type.titleEn}`).join('\n'),
    minzoom: Math.min(...contents.map(({ minzoom }) => minzoom)),
    maxzoom: Math.max(...contents.map(({ maxzoom }) => maxzoom)),
    tilesUrl,
    vectorLayers: contents.flatMap(({ layer, part }) =>
      partDescriptions(layer, part, { book, hidden: hiddenColumns(request, layer) }),
    ),
    ...placeOf(request),
  })
}
