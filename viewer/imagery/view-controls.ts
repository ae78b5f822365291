import type { Picture } from './queries.ts'

/** A direction of a picture: degrees right of and above its middle. */
export interface Angles {
  readonly yaw: number
  readonly pitch: number
}

/** Where the reader looks, and how wide. */
export interface Gaze extends Angles {
  readonly fieldOfView: number
}

/** What a picture on screen lets others do with it, whatever draws it. Pixels are those of the view. */
export interface ViewControls {
  /** Where a direction is on screen; undefined out of sight. */
  readonly place: (angles: Angles) => readonly [x: number, y: number] | undefined
  /** The direction under a place on screen; undefined beside the picture. */
  readonly angles: (x: number, y: number) => Angles | undefined
  readonly lookAt: (angles: Angles) => void
  readonly turn: (degrees: number) => void
  readonly zoom: (steps: number) => void
}

export interface PictureViewProps {
  readonly picture: Picture
  /** Where to look; followed when it changes to something else than what the reader looks at. */
  readonly start: Gaze
  /** Told of every change of the gaze and when a picture has appeared; with it the controls as they are then. */
  readonly onGaze: (gaze: Gaze, controls: ViewControls) => void
  /** A click. */
  readonly onPoint: (angles: Angles) => void
  readonly onFailure: () => void
}
