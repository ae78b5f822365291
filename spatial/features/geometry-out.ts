import { type RawBuilder, sql } from 'kysely'
import { type Crs, isYFirst } from '../geometry/crs.ts'
import type { FeatureType } from './feature-type.ts'

/** Degrees of CGCS2000 and WGS 84 agree to a few centimetres, better than the survey: nothing is computed between them. */
const SAME_DEGREES = [4490, 4326, 84]

/** 7 decimals of a degree are about 1 cm; 3 of a metre are a millimetre. */
const DECIMALS = { degree: 7, meter: 3 } as const

export interface GeometryForm {
  crs: Crs
  /** Coordinates as the authority of the reference system orders them; otherwise longitude or easting first. */
  inAuthorityOrder: boolean
  /** Decimals of the coordinates; as many as the survey bears when absent. */
  decimals?: number
  /** Lines and outlines may depart so far from the truth, in the unit of the reference system; not at all when absent. */
  toleranceUnits?: number
}

/** Decimals that a centimetre (of a degree) and a millimetre (of a metre) need. */
export const decimalsOf = ({ crs, decimals }: GeometryForm): number => decimals ?? DECIMALS[crs.unit]

/** The geometry of a source named `f` as GeoJSON text: of the one type that the feature type promises, in the form asked for. */
export function geometryText(type: FeatureType, form: GeometryForm): RawBuilder<string> {
  const { crs, inAuthorityOrder, toleranceUnits } = form
  const single = type.geometryType.startsWith('Multi') ? sql`ST_Multi(f.geom)` : sql`f.geom`
  const transformed = SAME_DEGREES.includes(crs.srid) ? single : sql`ST_Transform(${single}, ${sql.lit(crs.srid)})`
  // the last true: what is smaller than the tolerance shrinks and does not vanish
  const simplified = toleranceUnits ? sql`ST_Simplify(${transformed}, ${toleranceUnits}::float8, true)` : transformed
  const ordered = inAuthorityOrder && isYFirst(crs) ? sql`ST_FlipCoordinates(${simplified})` : simplified
  // the last 0: without it PostGIS adds a `crs` member
  return sql<string>`ST_AsGeoJSON(${ordered}, ${sql.lit(decimalsOf(form))}, 0)`
}

export const hasSameDegrees = ({ srid }: Crs): boolean => SAME_DEGREES.includes(srid)
