import { DomainError } from '../../../spatial/domain-error.ts'
import { crsBySrid, crsUri, inAuthorityOrder } from '../../../spatial/geometry/crs.ts'
import { findTileGrid, TILE_GRID_IDS, type TileGrid, type TileGridId } from '../../../tiles/geometry/tile-grid.ts'

/** The matrices that are defined; tile sets end earlier. */
const LAST_MATRIX = 24
const TILE_PIXELS = 256
/** A standardised pixel (OGC 17-083r4, 6.1.1): 0.28 mm. */
const PIXEL_METERS = 0.00028
/** Half axis of WGS 84 and CGCS2000, metres. */
const EQUATOR_RADIUS_M = 6_378_137
const EQUATOR_M = 2 * Math.PI * EQUATOR_RADIUS_M

interface Naming {
  titleZh: string
  titleEn: string
  /** In the register of the OGC, for the one that stands there. */
  registered?: string
  wellKnownScaleSet?: string
  orderedAxes: readonly [string, string]
  /** How wide the world is, in units of the reference system. */
  worldWidth: number
  /** The upper left corner, x first. */
  origin: readonly [number, number]
}

const NAMINGS: Record<TileGridId, Naming> = {
  WebMercatorQuad: {
    titleZh: 'Web 墨卡托（EPSG:3857）',
    titleEn: 'Web Mercator (EPSG:3857)',
    registered: 'http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad',
    wellKnownScaleSet: 'http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible',
    orderedAxes: ['X', 'Y'],
    worldWidth: EQUATOR_M,
    origin: [-EQUATOR_M / 2, EQUATOR_M / 2],
  },
  CGCS2000Quad: {
    titleZh: '2000 国家大地坐标系经纬度（EPSG:4490），与天地图 c 系列瓦片一致',
    titleEn: 'CGCS2000 degrees (EPSG:4490), numbered as the c tiles of Tianditu',
    orderedAxes: ['Lat', 'Lon'],
    worldWidth: 360,
    origin: [-180, 90],
  },
}

export const gridTitle = ({ id }: TileGrid, language: 'zh' | 'en'): string =>
  language === 'zh' ? NAMINGS[id].titleZh : NAMINGS[id].titleEn

/** The register's identifier of a grid, or undefined where it has none. */
export const registeredUri = ({ id }: TileGrid): string | undefined => NAMINGS[id].registered

export const gridCrsUri = ({ srid }: TileGrid): string => crsUri(crsBySrid(srid)!)

/** The grid with this id. Refuses (`not-found`) one that is not served. */
export function gridNamed(id: string): TileGrid {
  const grid = findTileGrid(id)
  if (grid) return grid
  throw new DomainError('not-found', `There is no tile matrix set "${id}"; there are ${TILE_GRID_IDS.join(' and ')}.`)
}

/** The definition of a grid by OGC Two Dimensional Tile Matrix Set 2.0. Axes stand in the order of the authority. */
export function tileMatrixSetDocument(grid: TileGrid, language: 'zh' | 'en') {
  const { registered, wellKnownScaleSet, orderedAxes, worldWidth, origin } = NAMINGS[grid.id]
  const crs = crsBySrid(grid.srid)!
  const zooms = Array.from({ length: LAST_MATRIX + 1 - grid.minzoom }, (_, index) => grid.minzoom + index)
  return {
    id: grid.id,
    title: gridTitle(grid, language),
    ...(registered && { uri: registered }),
    crs: crsUri(crs),
    orderedAxes,
    ...(wellKnownScaleSet && { wellKnownScaleSet }),
    tileMatrices: zooms.map(zoom => ({
      id: String(zoom),
      scaleDenominator: EQUATOR_M / 2 ** zoom / TILE_PIXELS / PIXEL_METERS,
      cellSize: worldWidth / 2 ** zoom / TILE_PIXELS,
      cornerOfOrigin: 'topLeft',
      pointOfOrigin: inAuthorityOrder(crs, [origin[0], origin[1]]),
      tileWidth: TILE_PIXELS,
      tileHeight: TILE_PIXELS,
      matrixWidth: 2 ** zoom,
      matrixHeight: grid.rowCount(zoom),
    })),
  }
}
