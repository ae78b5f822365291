import { booleanPointInPolygon } from '@turf/turf'
import type { MultiPolygon } from 'geojson'
import type { LonLat } from '../../spatial/database/postgis.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { shapeOfSlot } from './slot-geometry.ts'
import { visitSlotsInBox } from './slots-in-box.ts'

/** Code of the unit grid that holds a position; of two that share it on their edge, the lower one. Undefined outside all. */
export function gridAt({ layers }: Mirror, [lon, lat]: LonLat): string | undefined {
  const { rows } = layers.get('grids')!
  const { numbers, texts } = rows.columns.texts.get('code')!
  const codes: string[] = []
  visitSlotsInBox(rows, [lon, lat, lon, lat], slot => {
    if (booleanPointInPolygon([lon, lat], shapeOfSlot(rows, slot) as MultiPolygon)) codes.push(texts[numbers[slot]!]!)
  })
  return codes.sort()[0]
}
