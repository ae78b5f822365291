import { useEffect, useState } from 'react'
import { useMapHandle } from '../map/map-handle.ts'
import type { OpenPicture } from '../state/map-state.ts'
import { bearingAt } from './captures.ts'
import { eyeStore, openPicture } from './picture-store.ts'
import type { Picture } from './queries.ts'
import type { Gaze, ViewControls } from './view-controls.ts'

const WIDE_DEGREES = 85
/** The address follows when looking around has come to rest. */
const REST_MS = 400

/** Where a picture begins to be looked at. */
export const startOf = ({ yaw, pitch, fieldOfView }: OpenPicture): Gaze => ({
  yaw: yaw ?? 0,
  pitch: pitch ?? 0,
  fieldOfView: fieldOfView ?? WIDE_DEGREES,
})

interface Look {
  readonly id: string
  readonly gaze: Gaze
  readonly controls: ViewControls
}

/** Where the reader looks in a picture; the map's cone and the address follow. Controls are there once the picture has appeared. */
export function useLook(picture: Picture, open: OpenPicture) {
  const map = useMapHandle()
  const [look, setLook] = useState<Look>()
  const isHere = look?.id === picture.id
  const gaze = isHere ? look.gaze : startOf(open)
  const bearing = bearingAt(picture, gaze.yaw)
  const [lon, lat] = picture.position as unknown as readonly [number, number]
  const { yaw, pitch, fieldOfView } = gaze

  useEffect(() => map?.show([lon, lat, lon, lat]), [map, lon, lat])
  useEffect(() => {
    eyeStore.set(() => ({ lon, lat, bearing, fieldOfView }))
  }, [lon, lat, bearing, fieldOfView])
  useEffect(() => () => eyeStore.set(() => undefined), [])
  useEffect(() => {
    if (!isHere) return
    const timer = setTimeout(() => openPicture({ id: picture.id, yaw, pitch, fieldOfView }), REST_MS)
    return () => clearTimeout(timer)
  }, [isHere, picture.id, yaw, pitch, fieldOfView])

  return {
    gaze,
    bearing,
    controls: isHere ? look.controls : undefined,
    onGaze: (gaze: Gaze, controls: ViewControls) => setLook({ id: picture.id, gaze, controls }),
  }
}
