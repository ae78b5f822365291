import { select } from '../state/map-store.ts'
import { createStore } from '../state/store.ts'
import {
  addPoint,
  endMeasuring,
  type LonLat,
  type MeasureMode,
  type Measuring,
  startMeasuring,
  takePointBack,
} from './measure.ts'

/** The measuring in progress; undefined while the map is only looked at. */
export const measureStore = createStore<Measuring | undefined>(undefined)

export const beginMeasuring = (mode: MeasureMode, from?: LonLat): void =>
  measureStore.set(() => startMeasuring(mode, from ? [from] : []))

export const measurePoint = (point: LonLat): void =>
  measureStore.set(measuring => measuring && addPoint(measuring, point))
export const undoMeasurePoint = (): void => measureStore.set(measuring => measuring && takePointBack(measuring))
export const finishMeasuring = (): void => measureStore.set(measuring => measuring && endMeasuring(measuring))
export const stopMeasuring = (): void => measureStore.set(() => undefined)

export interface NearestSearch {
  readonly lon: number
  readonly lat: number
  readonly classCode: string
}

/** The search for the nearest of a class, while its results are shown. */
export const nearestStore = createStore<NearestSearch | undefined>(undefined)

/** Shows the nearest of a class in place of what was selected. */
export function findNearest(search: NearestSearch): void {
  select(undefined)
  nearestStore.set(() => search)
}

export const closeNearest = (): void => nearestStore.set(() => undefined)

/** A short message at the bottom of the map, such as what was copied. */
export const noticeStore = createStore<string | undefined>(undefined)

/** Long enough to read a line, short enough not to be in the way. */
const NOTICE_MS = 3500

let timer: ReturnType<typeof setTimeout> | undefined

export function notify(text: string): void {
  clearTimeout(timer)
  noticeStore.set(() => text)
  timer = setTimeout(() => noticeStore.set(() => undefined), NOTICE_MS)
}

/** Whether the list of keys is open. */
export const helpStore = createStore(false)
