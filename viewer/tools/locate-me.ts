import type { Words } from '../i18n/use-words.ts'
import { mapHandleStore } from '../map/map-handle.ts'
import { select } from '../state/map-store.ts'
import { formatCount } from '../ui/format.ts'
import { notify } from './tool-stores.ts'

const TIMEOUT_MS = 10_000
const STREET_ZOOM = 17

/** Goes to where the device says it is. Browsers give WGS 84, which is CGCS2000 to better than a metre. */
export function locateMe(t: Words): void {
  if (!('geolocation' in navigator)) {
    notify(t('locate.refused'))
    return
  }
  navigator.geolocation.getCurrentPosition(
    ({ coords: { longitude: lon, latitude: lat, accuracy } }) => {
      select({ kind: 'point', lon, lat, label: t('locate.here') })
      mapHandleStore.get()?.flyTo({ lon, lat, zoom: STREET_ZOOM })
      notify(t('locate.accuracy', { metres: formatCount(accuracy) }))
    },
    () => notify(t('locate.refused')),
    { enableHighAccuracy: true, timeout: TIMEOUT_MS },
  )
}
