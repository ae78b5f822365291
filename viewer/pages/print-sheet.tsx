import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { cityQuery } from '../book/city-query.ts'
import { classesQuery } from '../book/classes-query.ts'
import { majorTicked } from '../components/class-selection.ts'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import { metresPerPixel } from '../map/ground-scale.ts'
import { cameraStore } from '../map/page-stores.ts'
import { useMapState } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { MajorShape } from '../symbols/symbol.tsx'
import { type Print, printSheet } from '../tools/print-map.ts'
import { scaleFor } from '../tools/scale.ts'
import { formatInstant, formatLength } from '../ui/format.ts'
import './print.css'

/**
 * A clean sheet of paper: title, map, scale, legend, source, date. It exists only while printing. The map is a picture, because
 * a WebGL canvas prints blank in most browsers.
 */
export default function PrintSheet({ print }: { print: Print }) {
  const t = useWords()
  const { data: city } = useQuery(cityQuery)
  const name = city ? t.pick(city) : ''
  const picture = useRef<HTMLImageElement>(null)
  useEffect(() => void printSheet(picture.current!), [])
  return createPortal(
    <div className="print-sheet">
      <h1>{t('print.title', { city: name })}</h1>
      <figure>
        <img ref={picture} src={print.picture} alt={t('print.title', { city: name })} />
        <PrintScale />
      </figure>
      <Legend />
      <footer>
        <span>{t('print.source', { city: name, commit: city?.commit ?? '–' })}</span>
        <span>{t('print.crs')}</span>
        <span>{t('print.printed', { time: formatInstant(print.at) })}</span>
        {city?.isDemo && <span>{t('page.demo')}</span>}
        <span className="print-link">{location.href}</span>
      </footer>
    </div>,
    document.body,
  )
}

/** The bar's share of the picture's width, so that it stays true when paper scales the picture. */
const SCALE_SHARE = 0.16

function PrintScale() {
  const language = useLanguage()
  const camera = useStore(cameraStore, value => value)
  if (!camera) return null
  const scale = scaleFor(metresPerPixel(camera.zoom, camera.lat), innerWidth * SCALE_SHARE)
  return (
    <figcaption className="print-scale" style={{ width: `${(scale.pixels / innerWidth) * 100}%` }}>
      {formatLength(scale.metres, language)}
    </figcaption>
  )
}

function Legend() {
  const t = useWords()
  const { data } = useQuery(classesQuery)
  const shown = useMapState(state => state.filter.classes)
  const majors = (data?.majors ?? []).filter(major => majorTicked(shown, major) !== 'none')
  return (
    <ul className="print-legend" aria-label={t('print.legend')}>
      {majors.map(major => (
        <li key={major.code}>
          <MajorShape code={major.code} colour={major.colour} />
          {t.pick(major)}
        </li>
      ))}
    </ul>
  )
}
