import type { ComponentSight } from '../components/component-sight.ts'
import type { Db } from '../database/schema.ts'
import { bboxAround } from '../geometry/bbox-around.ts'
import { type LocalPlane, localPlane } from '../geometry/local-plane.ts'
import type { Camera } from './camera.ts'
import { nearestPart } from './nearest-part.ts'
import { componentsIn, hidingIn, obstaclesOn, type StreetComponent, type Stretch, stretchesIn } from './surroundings.ts'
import { FURTHEST_METERS, type View, viewOf } from './view.ts'

/** A component that a picture shows, and where in it. Of a line or an area the position is that of the part nearest to the camera. */
export interface VisibleComponent extends StreetComponent {
  view: View
}

export interface VisibleRequest {
  camera: Camera
  /** Classes to look for; all when absent. */
  classCodes?: readonly string[]
  /** What the caller sees of the register; all of it when absent. */
  sight?: ComponentSight | undefined
  count: number
}

/** The components that a picture shows, those that it shows best first. */
export async function visibleComponents(
  db: Db,
  { camera, classCodes, sight, count }: VisibleRequest,
): Promise<VisibleComponent[]> {
  const from = [camera.lon, camera.lat] as const
  const bbox = bboxAround(from, FURTHEST_METERS)
  const [points, stretches, hiding] = await Promise.all([
    componentsIn(db, bbox, { classCodes, sight }),
    stretchesIn(db, bbox, { classCodes, sight }),
    hidingIn(db, bbox),
  ])
  const plane = localPlane(from)
  const looking = { obstacles: obstaclesOn(plane, hiding), plane, at: camera.capturedAt }
  return [...points, ...stretches.map(stretch => nearestTo(stretch, plane))]
    .flatMap(component => {
      const view = viewOf(camera, { key: component.code, ...component }, looking)
      return view ? [{ ...component, view }] : []
    })
    .sort((a, b) => b.view.score - a.view.score || (a.code < b.code ? -1 : 1))
    .slice(0, count)
}

/** The part of a stretch nearest to the origin of a plane. */
function nearestTo({ geometry, ...stretch }: Stretch, plane: LocalPlane): StreetComponent {
  const [lon, lat] = plane.toLonLat(nearestPart(geometry, plane)([0, 0]))
  return { ...stretch, lon, lat }
}
