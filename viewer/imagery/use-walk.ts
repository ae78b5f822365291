import { useQuery } from '@tanstack/react-query'
import { captureDays, isAhead, yawOf } from './captures.ts'
import { openPicture } from './picture-store.ts'
import { aroundQuery, type Picture } from './queries.ts'
import type { Gaze } from './view-controls.ts'

/** The ways on from a picture: along its sequence as one looks, and to other times of the place. */
export function useWalk(picture: Picture, { gaze, bearing }: { gaze: Gaze; bearing: number }) {
  const { data: around } = useQuery(aroundQuery(picture.position as unknown as readonly [number, number]))
  const days = captureDays([picture, ...(around?.pictures ?? [])])
  const today = picture.capturedAt.slice(0, 10)
  const index = days.findIndex(({ day }) => day === today)

  /** To another picture, looking on in the same direction where it reaches. */
  const goTo = (id: string | null | undefined) => {
    if (!id) return
    const other = around?.pictures.find(one => one.id === id)
    const yaw = other ? yawOf(other, bearing) : picture.projection === 'equirectangular' ? gaze.yaw : 0
    const isSeen = yaw !== undefined
    openPicture({ id, yaw: yaw ?? 0, pitch: isSeen ? gaze.pitch : 0, fieldOfView: gaze.fieldOfView })
  }
  const [ahead, behind] = isAhead(gaze.yaw) ? [picture.next, picture.previous] : [picture.previous, picture.next]
  const day = (step: number) => days[index + step]?.picture.id
  return {
    days,
    index,
    /** The latest other time of the place. */
    other: days.findLast(one => one.day !== today),
    goTo,
    ahead,
    behind,
    earlier: day(-1),
    later: day(1),
  }
}

export type Walk = ReturnType<typeof useWalk>
