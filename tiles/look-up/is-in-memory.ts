import type { Polygon } from 'geojson'
import { isAdministrative } from '../../spatial/components/component-conditions.ts'
import type { ComponentFilter, Moment } from '../../spatial/components/component-filter.ts'
import { edgesOf, someMeetingEdges } from '../geometry/crossing-edges.ts'
import type { Mirror } from '../mirror/mirror.ts'

/**
 * Whether the mirror can say which components are meant, or the database must be asked: about words, versions, the past, for a
 * reader who sees a part, and where the shape asked about means something only once it is made valid.
 */
export function isInMemory(mirror: Mirror, filter: ComponentFilter, moment: Moment): boolean {
  const { text, changedSince, sight, bbox, polygon, areas } = filter
  if (moment.kind !== 'now' || sight || text !== undefined || changedSince !== undefined) return false
  if (bbox && (bbox[0] === bbox[2] || bbox[1] === bbox[3])) return false
  if (polygon && !(polygon.type === 'Polygon' && isSimple(polygon))) return false
  return !areas || areas.every(isAdministrative) || knowsAllGrids(mirror)
}

/** More corners are many steps for each component; the database has an index for them. */
const MOST_CORNERS = 100

/** One ring that meets itself nowhere. */
function isSimple({ coordinates: [ring = [], ...holes] }: Polygon): boolean {
  if (holes.length > 0 || ring.length > MOST_CORNERS) return false
  const corners = ring.slice(0, -1)
  if (new Set(corners.map(String)).size < corners.length) return false
  return !someMeetingEdges(edgesOf([corners.flat()]), () => true)
}

/** Grids that are no longer drawn are not in the mirror, but components may lie in them still. */
function knowsAllGrids({ layers }: Mirror): boolean {
  const grids = layers.get('grids')!.rows
  const { texts } = layers.get('components')!.rows.columns.texts.get('grid_code')!
  return texts.every(code => code === null || grids.slotOfKey(code) !== undefined)
}
