import type { FastifyRequest } from 'fastify'
import { bboxCenter } from '../../spatial/geometry/bbox.ts'
import { degreesOf } from '../../tiles/mirror/extents.ts'

/** The city lies within its extent, whatever is published; the map opens on what is surveyed. */
export function placeOf({ server: { city, mirror } }: FastifyRequest) {
  const surveyed = mirror.layers.get('grids')!.rows.extent()
  return {
    bounds: city.extent,
    center: bboxCenter(surveyed ? degreesOf(surveyed) : city.extent),
    attribution: `${city.nameZh} ${city.nameEn}${city.isDemo ? '(演示数据 synthetic data)' : ''}`,
  }
}
