/** GRS80, the ellipsoid of CGCS2000: half axis in metres and first eccentricity squared. */
const SEMI_MAJOR_METERS = 6_378_137
const ECCENTRICITY_SQUARED = 0.0066943800229

/** Length of one degree along the parallel and along the meridian at a latitude. */
export function metersPerDegree(latDegrees: number): { lon: number; lat: number } {
  const lat = (latDegrees * Math.PI) / 180
  const w = 1 - ECCENTRICITY_SQUARED * Math.sin(lat) ** 2
  const degree = Math.PI / 180
  return {
    lon: (SEMI_MAJOR_METERS / Math.sqrt(w)) * Math.max(0, Math.cos(lat)) * degree,
    lat: ((SEMI_MAJOR_METERS * (1 - ECCENTRICITY_SQUARED)) / w ** 1.5) * degree,
  }
}
