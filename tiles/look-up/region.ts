import { bbox, bboxPolygon, booleanIntersects, booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon, Polygon } from 'geojson'
import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import { type BboxLonLat, bboxContains, bboxesIntersect } from '../../spatial/geometry/bbox.ts'
import { bboxAround } from '../../spatial/geometry/bbox-around.ts'
import { POINT } from '../geometry/shape.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import { metersToSlot } from './distance.ts'
import { bboxOfSlot, degreesOf, shapeOfSlot } from './slot-geometry.ts'

/** Where a filter looks: nothing outside the box fits, and of what is in it what passes the test. */
export interface Region {
  box: BboxLonLat
  /** Shares at least a point with it, edges included. */
  holds(slot: number): boolean
}

/** Everything that a filter says of place, each as a region. Says the same as `componentConditions` does in SQL. */
export function regionsOf(mirror: LayerMirror, { bbox: box, circle, polygon }: ComponentFilter): Region[] {
  return [
    ...(box ? [boxRegion(mirror, box)] : []),
    ...(circle ? [circleRegion(mirror, circle)] : []),
    ...(polygon ? [polygonRegion(mirror, polygon)] : []),
  ]
}

function boxRegion(mirror: LayerMirror, box: BboxLonLat): Region {
  const { lons, lats } = degreesOf(mirror)
  const { kinds } = mirror.columns
  const outline = bboxPolygon(box).geometry
  return {
    box,
    holds: slot =>
      kinds[slot] === POINT
        ? bboxContains(box, lons[slot]!, lats[slot]!)
        : isWithin(bboxOfSlot(mirror, slot), box) || meets(mirror, slot, { box, outline }),
  }
}

const isWithin = ([west, south, east, north]: BboxLonLat, box: BboxLonLat): boolean =>
  bboxContains(box, west, south) && bboxContains(box, east, north)

function polygonRegion(mirror: LayerMirror, outline: Polygon | MultiPolygon): Region {
  const { lons, lats } = degreesOf(mirror)
  const { kinds } = mirror.columns
  const box = bbox(outline) as BboxLonLat
  return {
    box,
    holds: slot =>
      kinds[slot] === POINT
        ? booleanPointInPolygon([lons[slot]!, lats[slot]!], outline)
        : meets(mirror, slot, { box, outline }),
  }
}

interface Outline {
  box: BboxLonLat
  outline: Polygon | MultiPolygon
}

/** A line or an area, seen first by its box. */
const meets = (mirror: LayerMirror, slot: number, { box, outline }: Outline): boolean =>
  bboxesIntersect(box, bboxOfSlot(mirror, slot)) && booleanIntersects(shapeOfSlot(mirror, slot), outline)

function circleRegion(mirror: LayerMirror, { center, radiusMeters }: NonNullable<ComponentFilter['circle']>): Region {
  return {
    box: bboxAround(center, radiusMeters),
    holds: slot => metersToSlot(mirror, slot, center) <= radiusMeters,
  }
}
