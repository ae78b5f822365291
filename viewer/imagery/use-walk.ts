import { useQuery } from '@tanstack/react-query'
import { captureTimes, isAhead, yawOf } from './captures.ts'
import { openPicture } from './picture-store.ts'
import { aroundQuery, type Picture } from './queries.ts'
import type { Gaze } from './view-controls.ts'

/** The ways on from a picture: along its sequence as one looks, and to other times of the place. */
export function useWalk(picture: Picture, { gaze, bearing }: { gaze: Gaze; bearing: number }) {
  const { data: around } = useQuery(aroundQuery(picture.position as unknown as readonly [number, number]))
  const times = captureTimes([picture, ...(around?.pictures ?? [])])
  // the picture itself came first, so it stands for its survey
  const index = times.findIndex(one => one.picture.id === picture.id)

  /** To another picture, looking on in the same direction where it reaches. */
  const goTo = (id: string | null | undefined) => {
    if (!id) return
    const other = around?.pictures.find(one => one.id === id)
    const yaw = other ? yawOf(other, bearing) : picture.projection === 'equirectangular' ? gaze.yaw : 0
    const isSeen = yaw !== undefined
    openPicture({ id, yaw: yaw ?? 0, pitch: isSeen ? gaze.pitch : 0, fieldOfView: gaze.fieldOfView })
  }
  const [ahead, behind] = isAhead(gaze.yaw) ? [picture.next, picture.previous] : [picture.previous, picture.next]
  const at = (step: number) => times[index + step]?.picture.id
  return {
    times,
    index,
    /** The latest other time of the place. */
    other: times.findLast((_, i) => i !== index),
    goTo,
    ahead,
    behind,
    earlier: at(-1),
    later: at(1),
  }
}

export type Walk = ReturnType<typeof useWalk>
