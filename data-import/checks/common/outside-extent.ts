import { type BboxLonLat, bboxContains } from '../../../spatial/geometry/bbox.ts'
import { outsideCity } from './outside-city.ts'

/** For the base map and place names, which go on where unit grids end: the extent the city was set up with. */
export const outsideExtent = (extent: BboxLonLat) => outsideCity(([lon, lat]) => bboxContains(extent, lon, lat))
