declare module 'geojson-validation' {
  /** True when the value is a geometry object of RFC 7946 with positions of the right depth. */
  export function isGeometryObject(value: unknown): boolean
  const validation: { isGeometryObject: typeof isGeometryObject }
  export default validation
}
