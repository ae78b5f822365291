import { Viewer } from '@photo-sphere-viewer/core'
import { EquirectangularTilesAdapter } from '@photo-sphere-viewer/equirectangular-tiles-adapter'
import { useEffect, useMemo, useRef } from 'react'
import { NARROWEST_DEGREES, ofHeight, ofWidth, WIDEST_DEGREES, zoomLevel } from './panorama-zoom.ts'
import { type SphereTiles, sphereTiles } from './sphere-tiles.ts'
import type { Angles, Gaze, PictureViewProps, ViewControls } from './view-controls.ts'
import '@photo-sphere-viewer/core/index.css'

const RADIAN = 180 / Math.PI
const ZOOM_STEP = 12
const TURN_SPEED = '12rpm'
/** Nearer than this the reader looks there already. */
const SAME_DEGREES = 0.2

/**
 * A panorama to look around in. One viewer serves picture after picture: a graphics context is dear. Its bar stays off, the panel
 * has its own.
 */
export default function PanoramaView(props: PictureViewProps) {
  const { picture, start } = props
  const container = useRef<HTMLDivElement>(null)
  const viewer = useRef<Viewer>(undefined)
  const shown = useRef('')
  const latest = useRef(props)
  latest.current = props

  useEffect(() => {
    const made = new Viewer({
      container: container.current!,
      adapter: EquirectangularTilesAdapter.withConfig({ baseBlur: false, showErrorTile: false }),
      navbar: false,
      keyboard: false,
      mousewheelCtrlKey: false,
      minFov: NARROWEST_DEGREES,
      maxFov: WIDEST_DEGREES,
      loadingTxt: '',
    })
    const controls = controlsOf(made)
    const tell = () => {
      if (shown.current === latest.current.picture.id) latest.current.onGaze(gazeOf(made), controls)
    }
    made.addEventListener('panorama-loaded', () => {
      shown.current = latest.current.picture.id
      tell()
    })
    made.addEventListener('position-updated', tell)
    made.addEventListener('zoom-updated', tell)
    made.addEventListener('size-updated', tell)
    made.addEventListener('click', ({ data }) => latest.current.onPoint(anglesOf(data)))
    viewer.current = made
    return () => destroyAfterLoading(made)
  }, [])

  // corrections change what is known of a picture, not what it shows
  const { id, width, height, fieldOfView: across } = picture
  const tiles = useMemo(() => sphereTiles({ id, width, height, fieldOfView: across }), [id, width, height, across])
  useEffect(() => showTiles(viewer.current!, tiles, latest.current), [tiles])
  const { yaw, pitch, fieldOfView } = start
  useEffect(() => {
    if (shown.current === latest.current.picture.id) follow(viewer.current!, { yaw, pitch, fieldOfView })
  }, [yaw, pitch, fieldOfView])

  return <div className="picture-canvas" ref={container} />
}

/** Destroyed while it loads, the viewer would set the picture into nothing and complain. */
function destroyAfterLoading(viewer: Viewer): void {
  Promise.resolve(viewer.state.loadingPromise)
    .catch(() => undefined)
    .finally(() => viewer.destroy())
}

/** Shows a panorama and looks where it is to begin. Returns what is to be done when another one is shown. */
function showTiles(viewer: Viewer, tiles: SphereTiles, { start, onFailure }: PictureViewProps): () => void {
  let isLeft = false
  const gaze = { position: positionOf(start), zoom: zoomLevel(ofHeight(start.fieldOfView, aspectOf(viewer))) }
  viewer.setPanorama(tiles, { transition: false, showLoader: false, ...gaze }).catch(() => !isLeft && onFailure())
  return () => {
    isLeft = true
  }
}

/** Turns to a gaze unless the reader looks there already. */
function follow(viewer: Viewer, asked: Gaze): void {
  const now = gazeOf(viewer)
  const isThere = (['yaw', 'pitch', 'fieldOfView'] as const).every(
    part => Math.abs(now[part] - asked[part]) < SAME_DEGREES * (part === 'fieldOfView' ? 5 : 1),
  )
  if (isThere) return
  const zoom = zoomLevel(ofHeight(asked.fieldOfView, aspectOf(viewer)))
  void viewer.animate({ ...positionOf(asked), zoom, speed: TURN_SPEED })
}

const aspectOf = ({ state: { size } }: Viewer): number => size.width / Math.max(1, size.height)
const positionOf = ({ yaw, pitch }: Angles) => ({ yaw: yaw / RADIAN, pitch: pitch / RADIAN })

function anglesOf({ yaw, pitch }: { yaw: number; pitch: number }): Angles {
  const turned = yaw * RADIAN
  return { yaw: turned > 180 ? turned - 360 : turned, pitch: pitch * RADIAN }
}

const gazeOf = (viewer: Viewer): Gaze => ({
  ...anglesOf(viewer.getPosition()),
  fieldOfView: ofWidth(viewer.state.vFov, aspectOf(viewer)),
})

const controlsOf = (viewer: Viewer): ViewControls => ({
  place: angles => {
    const position = positionOf(angles)
    if (!viewer.dataHelper.isPointVisible(position)) return undefined
    const { x, y } = viewer.dataHelper.sphericalCoordsToViewerCoords(position)
    return [x, y]
  },
  angles: (x, y) => {
    const position = viewer.dataHelper.viewerCoordsToSphericalCoords({ x, y })
    return position && anglesOf(position)
  },
  lookAt: angles => void viewer.animate({ ...positionOf(angles), speed: TURN_SPEED }),
  turn: degrees => {
    const { yaw, pitch } = viewer.getPosition()
    viewer.rotate({ yaw: yaw + degrees / RADIAN, pitch })
  },
  zoom: steps => viewer.zoom(viewer.getZoomLevel() + steps * ZOOM_STEP),
})
