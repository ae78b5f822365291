import { useEffect, useRef, useState } from 'react'
import { type Frame, pixelAt } from '../../spatial/geometry/picture-projection.ts'
import type { Picture } from './queries.ts'
import type { PictureViewProps, ViewControls } from './view-controls.ts'

type PhotoViewProps = PictureViewProps & { readonly picture: Picture }

/** A photo, shown whole; what is asked of a panorama is answered by how a camera without distortion projects. */
export function PhotoView({ address, picture, onGaze, onFailure }: PhotoViewProps) {
  const image = useRef<HTMLImageElement>(null)
  const latest = useRef(onGaze)
  latest.current = onGaze
  const [isLoaded, setIsLoaded] = useState(false)

  useEffect(() => {
    if (!isLoaded || !image.current) return
    const element = image.current
    const tell = () =>
      latest.current({ yaw: 0, pitch: 0, fieldOfView: picture.fieldOfView }, controlsOf(element, picture))
    const observer = new ResizeObserver(tell)
    observer.observe(element)
    return () => observer.disconnect()
  }, [isLoaded, picture])

  return (
    <div className="picture-canvas photo">
      <img ref={image} src={address} alt="" onLoad={() => setIsLoaded(true)} onError={onFailure} draggable={false} />
    </div>
  )
}

/** The photo fills its box without being cut: black stays beside or above it. */
const controlsOf = (image: HTMLImageElement, picture: Picture): ViewControls => ({
  place: (yaw, pitch) => {
    const { clientWidth, clientHeight } = image
    const scale = Math.min(clientWidth / picture.width, clientHeight / picture.height)
    const frame: Frame = {
      projection: 'flat',
      width: picture.width * scale,
      height: picture.height * scale,
      fieldOfViewDegrees: picture.fieldOfView,
    }
    const at = pixelAt(frame, { yawDegrees: yaw, pitchDegrees: pitch })
    return at && [at[0] + (clientWidth - frame.width) / 2, at[1] + (clientHeight - frame.height) / 2]
  },
  turn: () => {},
  zoom: () => {},
})
