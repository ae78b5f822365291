/** Semi-major axis of CGCS2000 in metres (GB 22021). */
export const SEMI_MAJOR_METERS = 6_378_137
/** Flattening of CGCS2000. It differs from GRS80's and WGS 84's in the ninth digit: less than 0.2 mm on the ground. */
export const FLATTENING = 1 / 298.257222101
export const SEMI_MINOR_METERS = SEMI_MAJOR_METERS * (1 - FLATTENING)
/** Square of the first eccentricity. */
export const ECCENTRICITY_2 = FLATTENING * (2 - FLATTENING)

export const toRadians = (degrees: number): number => (degrees * Math.PI) / 180
