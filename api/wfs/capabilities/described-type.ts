import { featureExtent } from '../../../spatial/features/feature-extent.ts'
import type { FeatureType } from '../../../spatial/features/feature-type.ts'
import type { BboxLonLat } from '../../../spatial/geometry/bbox.ts'
import type { WfsCall } from '../operation.ts'

/** A feature type with what the capabilities say of its place. */
export interface DescribedType {
  type: FeatureType
  /** Longitude and latitude; the whole world while there are no features, since clients need a box. */
  bbox: BboxLonLat
}

const WORLD: BboxLonLat = [-180, -90, 180, 90]

export const describedTypes = ({ types, request }: WfsCall): Promise<DescribedType[]> =>
  Promise.all(
    [...types.values()].map(async type => ({
      type,
      bbox: (await featureExtent(request.server.database.db, type)).bbox ?? WORLD,
    })),
  )
