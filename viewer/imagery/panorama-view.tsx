import { Viewer } from '@photo-sphere-viewer/core'
import { useEffect, useRef } from 'react'
import type { Gaze, PictureViewProps, ViewControls } from './view-controls.ts'
import '@photo-sphere-viewer/core/index.css'

const RADIAN = 180 / Math.PI
const WIDEST_DEGREES = 100
const NARROWEST_DEGREES = 25
const ZOOM_STEP = 12

/** A panorama to look around in. The viewer is Photo Sphere Viewer; its bar stays off, the panel has its own. */
export default function PanoramaView({ address, start, onGaze, onFailure }: PictureViewProps) {
  const container = useRef<HTMLDivElement>(null)
  const latest = useRef({ start, onGaze, onFailure })
  latest.current = { start, onGaze, onFailure }

  useEffect(() => {
    const { start } = latest.current
    const viewer = new Viewer({
      container: container.current!,
      panorama: address,
      navbar: false,
      keyboard: false,
      minFov: NARROWEST_DEGREES,
      maxFov: WIDEST_DEGREES,
      defaultZoomLvl: zoomLevel(start.fieldOfView),
      defaultYaw: start.yaw / RADIAN,
      defaultPitch: start.pitch / RADIAN,
      loadingTxt: '',
    })
    const controls = controlsOf(viewer)
    const tell = () => latest.current.onGaze(gazeOf(viewer), controls)
    viewer.addEventListener('ready', tell, { once: true })
    viewer.addEventListener('position-updated', tell)
    viewer.addEventListener('zoom-updated', tell)
    viewer.addEventListener('size-updated', tell)
    viewer.addEventListener('panorama-error', () => latest.current.onFailure())
    return () => viewer.destroy()
  }, [address])

  return <div className="picture-canvas" ref={container} />
}

const zoomLevel = (fieldOfView: number): number =>
  Math.max(0, Math.min(100, (100 * (WIDEST_DEGREES - fieldOfView)) / (WIDEST_DEGREES - NARROWEST_DEGREES)))

function gazeOf(viewer: Viewer): Gaze {
  const { yaw, pitch } = viewer.getPosition()
  const turned = yaw * RADIAN
  return { yaw: turned > 180 ? turned - 360 : turned, pitch: pitch * RADIAN, fieldOfView: viewer.state.hFov }
}

const controlsOf = (viewer: Viewer): ViewControls => ({
  place: (yaw, pitch) => {
    const position = { yaw: yaw / RADIAN, pitch: pitch / RADIAN }
    if (!viewer.dataHelper.isPointVisible(position)) return undefined
    const { x, y } = viewer.dataHelper.sphericalCoordsToViewerCoords(position)
    return [x, y]
  },
  turn: degrees => {
    const { yaw, pitch } = viewer.getPosition()
    viewer.rotate({ yaw: yaw + degrees / RADIAN, pitch })
  },
  zoom: steps => viewer.zoom(viewer.getZoomLevel() + steps * ZOOM_STEP),
})
