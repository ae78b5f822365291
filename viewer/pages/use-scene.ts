import { useMemo } from 'react'
import { useCityLatitude } from '../book/city-latitude.ts'
import { useMajors } from '../book/use-majors.ts'
import { useLanguage } from '../i18n/language.ts'
import { eyeFeatures } from '../imagery/eye-layers.ts'
import { eyeStore } from '../imagery/picture-store.ts'
import { sightFeatures } from '../imagery/sight-features.ts'
import { measuredStore } from '../imagery/sight-store.ts'
import type { MapScene } from '../map/map-style.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { measureFeatures } from '../tools/measure.ts'
import { measureStore } from '../tools/tool-stores.ts'
import { useThemeName } from '../ui/theme-store.ts'
import { useMarks } from './use-marks.ts'
import { useShowMarks } from './use-show-marks.ts'

/** The whole scene of the map, from the address, the reader's choices and what is selected. */
export function useScene(): MapScene {
  const theme = useThemeName()
  const language = useLanguage()
  const latitude = useCityLatitude()
  const majors = useMajors()
  const filter = useMapState(state => state.filter)
  const layers = useMapState(state => state.layers)
  const measuring = useStore(measureStore, value => value)
  const marks = useMarks()
  const eye = useStore(eyeStore, value => value)
  const sighted = useStore(measuredStore, value => value)
  useShowMarks(marks)
  return useMemo(
    () => ({
      origin: location.origin,
      theme,
      language,
      latitude,
      majors,
      filter,
      layers,
      marks,
      measured: measureFeatures(measuring),
      ...(eye && { eye: [...eyeFeatures(eye), ...sightFeatures(sighted)] }),
    }),
    [theme, language, latitude, majors, filter, layers, marks, measuring, eye, sighted],
  )
}
