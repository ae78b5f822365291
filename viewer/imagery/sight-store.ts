import { createStore } from '../state/store.ts'
import type { Picture } from './queries.ts'
import type { Measurement } from './sight-query.ts'
import type { Angles } from './view-controls.ts'

/** The thing to be measured as it was marked in one picture. */
export interface Sight {
  readonly picture: string
  readonly position: readonly [lon: number, lat: number]
  readonly foot: Angles
  readonly top?: Angles
}

/** The same thing in every picture in which it was marked, in order. */
export const sightStore = createStore<readonly Sight[]>([])

/** What the marks gave, for the map. */
export const measuredStore = createStore<{ sights: readonly Sight[]; measurement: Measurement } | undefined>(undefined)

export const clearSights = (): void => sightStore.set(() => [])

/** A first click in a picture marks the foot, a second the top; a third begins anew there. */
export function withMark(
  sights: readonly Sight[],
  { id, position }: Pick<Picture, 'id' | 'position'>,
  angles: Angles,
): readonly Sight[] {
  const begun = sights.find(({ picture, top }) => picture === id && !top)
  if (begun) return sights.map(sight => (sight === begun ? { ...begun, top: angles } : sight))
  const [lon, lat] = position as unknown as readonly [number, number]
  return [...sights.filter(({ picture }) => picture !== id), { picture: id, position: [lon, lat], foot: angles }]
}

export const mark = (picture: Picture, angles: Angles): void =>
  sightStore.set(sights => withMark(sights, picture, angles))
