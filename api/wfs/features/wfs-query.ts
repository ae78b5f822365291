import type { FeatureQuery } from '../../../spatial/features/feature-query.ts'
import type { Attribute, FeatureType } from '../../../spatial/features/feature-type.ts'
import type { NamedCrs } from '../../../spatial/geometry/crs.ts'

/** One query of a request, read and resolved: on which type, which features of it, and what of them. */
export interface WfsQuery {
  type: FeatureType
  features: FeatureQuery
  attributes: readonly Attribute[]
  hasGeometry: boolean
  srs: QuerySrs
}

export interface QuerySrs extends NamedCrs {
  /** As the client wrote it, and finds it again at every geometry; undefined where it named none. */
  written: string | undefined
}

/** Which part of the answer. */
export interface WfsPage {
  offset: number
  /** Undefined for everything. */
  count: number | undefined
  /** The commit that a walk through pages began at. */
  seq: number | undefined
  isHits: boolean
}
