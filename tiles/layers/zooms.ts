/** The closest zoom that is served; clients enlarge its tiles for closer ones. A tile unit there is 3.7 cm on the equator. */
export const MAX_ZOOM = 18

/** From this zoom components are drawn one by one; below, they are counted in cells. */
export const COMPONENTS_FROM_ZOOM = 13
/** From this zoom every component is in its tile; between, points are thinned evenly (see `components/thinning.ts`). */
export const ALL_COMPONENTS_FROM_ZOOM = 15
/** From this zoom pictures are points; below, the ways along which they were taken say as much with less. */
export const PICTURES_FROM_ZOOM = 16
