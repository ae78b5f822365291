/** What a picture on screen lets others do with it, whatever draws it. */
export interface ViewControls {
  /** Where a direction of the picture is on screen, in pixels; undefined out of sight. Degrees right of and above its middle. */
  readonly place: (yaw: number, pitch: number) => readonly [x: number, y: number] | undefined
  readonly turn: (degrees: number) => void
  readonly zoom: (steps: number) => void
}

/** Where the reader looks, in degrees of the picture. */
export interface Gaze {
  readonly yaw: number
  readonly pitch: number
  readonly fieldOfView: number
}

export interface PictureViewProps {
  readonly address: string
  readonly start: Gaze
  /** Told of every change of the gaze; with it the controls as they are then. */
  readonly onGaze: (gaze: Gaze, controls: ViewControls) => void
  readonly onFailure: () => void
}
