import { notify } from '../tools/tool-stores.ts'
import { openPicture } from './picture-store.ts'
import { readLookAt } from './queries.ts'

type Views = Awaited<ReturnType<typeof readLookAt>>['views']

/** Opens the first of the views that were found; false where there is none. */
export function openBest(views: Views): boolean {
  const [best] = views
  if (!best) return false
  const { yaw, pitch, fieldOfView } = best.view
  openPicture({ id: best.picture.id, yaw, pitch, fieldOfView })
  return true
}

/** Opens the picture that shows a place best; `none` is said where there is none. */
export async function lookAtPlace(place: { lon: number; lat: number }, none: string): Promise<void> {
  const { views } = await readLookAt(place)
  if (!openBest(views)) notify(none)
}
