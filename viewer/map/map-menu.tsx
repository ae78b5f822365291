import { useEffect, useRef } from 'react'
import { useQuickClasses } from '../book/quick-classes.ts'
import { useWords } from '../i18n/use-words.ts'
import { lookAtPlace } from '../imagery/look-at-place.ts'
import { select } from '../state/map-store.ts'
import { useStore } from '../state/use-store.ts'
import { ClassSymbol } from '../symbols/symbol.tsx'
import { copyText } from '../tools/share.ts'
import { beginMeasuring, findNearest, notify } from '../tools/tool-stores.ts'
import { formatDegrees } from '../ui/format.ts'
import { Icon } from '../ui/icons.tsx'
import { moveInMenu } from './menu-keys.ts'
import { menuStore } from './page-stores.ts'
import './overlays.css'

const MENU_PIXELS = { width: 240, height: 420 }

/** What can be asked about a place: opened by a right click or a long press. */
export function MapMenu() {
  const t = useWords()
  const place = useStore(menuStore, value => value)
  const quick = useQuickClasses()
  const menu = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (place) menu.current?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
  }, [place])
  if (!place) return null
  const { lon, lat } = place
  const close = () => menuStore.set(() => undefined)
  const act = (action: () => void) => () => {
    close()
    action()
  }
  const coordinates = `${formatDegrees(lon)}, ${formatDegrees(lat)}`
  const copy = async () => notify((await copyText(coordinates)) ? t('card.copied') : t('share.failed'))
  return (
    <div
      ref={menu}
      role="menu"
      aria-label={t('menu.title')}
      className="map-menu panel"
      tabIndex={-1}
      style={{
        left: Math.min(place.x, innerWidth - MENU_PIXELS.width - 8),
        top: Math.min(place.y, innerHeight - MENU_PIXELS.height),
      }}
      onKeyDown={event => moveInMenu(event, close)}
      onBlur={event => {
        if (!event.currentTarget.contains(event.relatedTarget)) close()
      }}
    >
      <button type="button" role="menuitem" onClick={act(() => select({ kind: 'point', lon, lat }))}>
        <Icon name="info" size={18} />
        {t('menu.what')}
      </button>
      <button type="button" role="menuitem" onClick={act(() => void lookAtPlace({ lon, lat }, t('imagery.none')))}>
        <Icon name="panel" size={18} />
        {t('imagery.here')}
      </button>
      {quick.map(({ major, minor }) => (
        <button
          key={minor.code}
          type="button"
          role="menuitem"
          onClick={act(() => findNearest({ lon, lat, classCode: minor.code }))}
        >
          <ClassSymbol majorCode={major.code} colour={major.colour} symbol={minor.symbol ?? ''} size={18} />
          {t('menu.nearest', { name: t.pick(minor) })}
        </button>
      ))}
      <button type="button" role="menuitem" onClick={act(() => beginMeasuring('distance', [lon, lat]))}>
        <Icon name="ruler" size={18} />
        {t('menu.measure')}
      </button>
      <button type="button" role="menuitem" onClick={act(() => void copy())}>
        <Icon name="copy" size={18} />
        {t('menu.copy')} <span className="quiet">{coordinates}</span>
      </button>
    </div>
  )
}
