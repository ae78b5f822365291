import { directionOf, spokenMeters } from './bearing.ts'
import { englishName } from './english-name.ts'

export interface AddressAnchor {
  /** Name of the door plate, place or road that the position is described from. */
  nameZh: string
  distanceMeters: number
  /** From the anchor to the position, degrees clockwise from north; absent where the two coincide. */
  bearingDegrees: number | undefined
}

/** Nearer than this a position simply has the anchor's address: a plate hangs at the door, the survey is good to a metre. */
const SAME_PLACE_METERS = 3

/** 嘉禾东路55号东北约30米, and the same in English. */
export function addressText({ nameZh, distanceMeters, bearingDegrees }: AddressAnchor): { zh: string; en: string } {
  if (bearingDegrees === undefined || distanceMeters < SAME_PLACE_METERS) return { zh: nameZh, en: englishName(nameZh) }
  const { zh, en } = directionOf(bearingDegrees)
  const meters = spokenMeters(distanceMeters)
  return {
    zh: `${nameZh}${zh}约${meters}米`,
    en: `about ${meters} m ${en} of ${englishName(nameZh)}`,
  }
}
