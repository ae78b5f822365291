import { DENSITY_BREAKS, densitySteps } from '../components/density-layers.ts'
import { useWords } from '../i18n/use-words.ts'
import { LAYER_NAMES } from '../state/map-state.ts'
import { toggleLayer, useMapState } from '../state/map-store.ts'
import { HelpButton } from '../tools/help-button.tsx'
import { ReaderTools } from '../tools/reader-tools.tsx'
import { useThemeName } from '../ui/theme-store.ts'
import './panels.css'

/** Layers on and off, and what the density colours mean; on a phone also theme, language and help. */
export function LayerPanel() {
  const t = useWords()
  const layers = useMapState(state => state.layers)
  return (
    <div className="layers">
      {LAYER_NAMES.map(name => (
        <label key={name}>
          <input type="checkbox" checked={layers.includes(name)} onChange={() => toggleLayer(name)} />
          {t(`layer.${name}`)}
        </label>
      ))}
      <DensityLegend />
      <div className="phone-only">
        <ReaderTools>
          <HelpButton />
        </ReaderTools>
      </div>
    </div>
  )
}

function DensityLegend() {
  const t = useWords()
  const theme = useThemeName()
  const limits = ['0', ...DENSITY_BREAKS.map(String)]
  return (
    <figure className="density-legend">
      <figcaption>{t('density.title')}</figcaption>
      <ol>
        {densitySteps(theme).map(({ fill }, i) => (
          <li key={fill}>
            <span style={{ background: fill }} />
            {limits[i + 1] ? `${limits[i]}–${limits[i + 1]}` : `≥ ${limits[i]}`}
          </li>
        ))}
      </ol>
      <p className="quiet">{t('density.note')}</p>
    </figure>
  )
}
