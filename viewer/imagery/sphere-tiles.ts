import { pictureTiles } from '../../spatial/geometry/picture-tiles.ts'
import { imageAddress, type Picture } from './queries.ts'

/** Sizes of a panorama, each cut so many times. */
export interface SphereLevel {
  readonly width: number
  readonly cols: number
  readonly rows: number
}

/** A panorama as the viewer takes it: small at first, then in tiles of whatever size is looked at. */
export interface SphereTiles {
  readonly baseUrl: string
  readonly levels: SphereLevel[]
  readonly tileUrl: (column: number, row: number, level: number) => string
}

type Sphere = Pick<Picture, 'id' | 'width' | 'height' | 'fieldOfView'>

/** Smaller sizes show no more than the picture that comes first. */
const SD_WIDTH = 2048

const tileAddress = (id: string, [level, column, row]: readonly [number, number, number]): string =>
  `/api/imagery/pictures/${id}/tiles/${level}/${column}/${row}`

/** The server cuts large whole panoramas by the same rule. Of others the full size is one tile around the sphere. */
export function sphereTiles(picture: Sphere): SphereTiles {
  const { id, width, height, fieldOfView } = picture
  const baseUrl = imageAddress(id, 'sd')
  const isWhole = fieldOfView === 360 && Math.abs(width - 2 * height) <= 2
  const cut = (isWhole && pictureTiles(picture)?.levels.filter(level => level.width > SD_WIDTH)) || []
  if (cut.length === 0)
    return { baseUrl, levels: [{ width, cols: 1, rows: 1 }], tileUrl: () => imageAddress(id, 'full') }
  return {
    baseUrl,
    levels: cut.map(({ width, columns, rows }) => ({ width, cols: columns, rows })),
    tileUrl: (column, row, level) => tileAddress(id, [cut[level]!.level, column, row]),
  }
}
