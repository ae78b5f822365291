import { useEffect, useRef, useState } from 'react'
import { anglesAt, type Frame, pixelAt } from '../../spatial/geometry/picture-projection.ts'
import { imageAddress, type Picture } from './queries.ts'
import type { PictureViewProps, ViewControls } from './view-controls.ts'

/** A photo, shown whole; what is asked of a panorama is answered by how a camera without distortion projects. */
export function PhotoView({ picture, onGaze, onPoint, onFailure }: PictureViewProps) {
  const image = useRef<HTMLImageElement>(null)
  const latest = useRef(onGaze)
  latest.current = onGaze
  const [loaded, setLoaded] = useState('')

  useEffect(() => {
    if (loaded !== picture.id || !image.current) return
    const element = image.current
    const tell = () =>
      latest.current({ yaw: 0, pitch: 0, fieldOfView: picture.fieldOfView }, controlsOf(element, picture))
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    return () => observer.disconnect()
  }, [loaded, picture])

  return (
    <div
      className="picture-canvas photo"
      onPointerUp={({ nativeEvent: { offsetX, offsetY } }) => {
        const angles = image.current && controlsOf(image.current, picture).angles(offsetX, offsetY)
        if (angles) onPoint(angles)
      }}
    >
      <img
        ref={image}
        src={imageAddress(picture.id, 'sd')}
        alt=""
        onLoad={() => setLoaded(picture.id)}
        onError={onFailure}
        draggable={false}
      />
    </div>
  )
}

/** The photo fills its box without being cut: black stays beside or above it. */
function framed({ clientWidth, clientHeight }: HTMLImageElement, picture: Picture) {
  const scale = Math.min(clientWidth / picture.width, clientHeight / picture.height)
  const frame: Frame = {
    projection: 'flat',
    width: picture.width * scale,
    height: picture.height * scale,
    fieldOfViewDegrees: picture.fieldOfView,
  }
  return { frame, left: (clientWidth - frame.width) / 2, top: (clientHeight - frame.height) / 2 }
}

const controlsOf = (image: HTMLImageElement, picture: Picture): ViewControls => ({
  place: ({ yaw, pitch }) => {
    const { frame, left, top } = framed(image, picture)
    const at = pixelAt(frame, { yawDegrees: yaw, pitchDegrees: pitch })
    return at && [at[0] + left, at[1] + top]
  },
  angles: (x, y) => {
    const { frame, left, top } = framed(image, picture)
    const [inX, inY] = [x - left, y - top]
    if (inX < 0 || inY < 0 || inX > frame.width || inY > frame.height) return undefined
    const { yawDegrees, pitchDegrees } = anglesAt(frame, [inX, inY])
    return { yaw: yawDegrees, pitch: pitchDegrees }
  },
  lookAt: () => {},
  turn: () => {},
  zoom: () => {},
})
