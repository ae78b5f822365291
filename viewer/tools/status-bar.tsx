import { useQuery } from '@tanstack/react-query'
import { gaussKrugerOf, projectGaussKruger } from '../../spatial/geometry/transverse-mercator.ts'
import { cityQuery } from '../book/city-query.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { liveStore } from '../live/live-store.ts'
import { metresPerPixel } from '../map/ground-scale.ts'
import { cameraStore, pointerStore } from '../map/page-stores.ts'
import { useStore } from '../state/use-store.ts'
import { formatDegrees, formatLength } from '../ui/format.ts'
import { scaleFor } from './scale.ts'

const SCALE_PIXELS = 110

/** Where the pointer is in three systems, how large things are and how fresh. */
export function StatusBar() {
  return (
    <footer className="status-bar">
      <ScaleBar />
      <Position />
      <Freshness />
    </footer>
  )
}

/** Under the pointer; in the middle of the map while there is none, as on a phone. */
function Position() {
  const t = useWords()
  const { data: city } = useQuery(cityQuery)
  const pointer = useStore(pointerStore, value => value)
  const camera = useStore(cameraStore, value => value)
  const at = pointer ?? camera
  if (!at) return null
  const zone = city && gaussKrugerOf(city.projected.proj4)
  const projected = zone && projectGaussKruger(zone, [at.lon, at.lat])
  return (
    <>
      <span>{t('status.position', { lon: formatDegrees(at.lon), lat: formatDegrees(at.lat) })}</span>
      {projected && (
        <span className="wide-only" title={`EPSG:${city.projected.srid}`}>
          {t('status.projected', { easting: projected[0].toFixed(1), northing: projected[1].toFixed(1) })}
        </span>
      )}
      {pointer?.gridCode && <span>{t('status.grid', { code: pointer.gridCode })}</span>}
      {camera && <span className="wide-only">{t('status.zoom', { zoom: camera.zoom.toFixed(1) })}</span>}
    </>
  )
}

function ScaleBar() {
  const language = useLanguage()
  const camera = useStore(cameraStore, value => value)
  if (!camera) return null
  const scale = scaleFor(metresPerPixel(camera.zoom, camera.lat), SCALE_PIXELS)
  return (
    <span className="scale-bar" style={{ width: scale.pixels }}>
      {formatLength(scale.metres, language)}
    </span>
  )
}

function Freshness() {
  const t = useWords()
  const { data: city } = useQuery(cityQuery)
  const live = useStore(liveStore, value => value)
  const commit = live.commit ?? city?.commit
  if (commit === undefined) return null
  return (
    <span className={live.state === 'offline' ? 'offline' : 'wide-only'} role="status">
      {live.state === 'offline' ? t('status.offline') : t('status.commit', { commit })}
      {live.state === 'updated' && ` · ${t('status.updated')}`}
    </span>
  )
}
