import type { Feature } from 'geojson'
import type { GeoJSONSourceSpecification, StyleSpecification } from 'maplibre-gl'
import type { CatalogueMajor } from '../book/catalogue.ts'
import { componentLayers } from '../components/components-layers.ts'
import { densityLayers } from '../components/density-layers.ts'
import { findingLayers } from '../exchange/findings-layers.ts'
import { areaEdges, areaNames } from '../grids/areas-layers.ts'
import { gridCodes, gridEdges } from '../grids/grids-layers.ts'
import type { Language } from '../i18n/language.ts'
import { coverageLayers } from '../imagery/coverage-layers.ts'
import { eyeLayers } from '../imagery/eye-layers.ts'
import type { Filter, LayerName } from '../state/map-state.ts'
import { MAP_FONTS, PALETTES, type ThemeName } from '../ui/palette.ts'
import { groundLayers } from './base-layers.ts'
import { measureLayers } from './measure-layers.ts'
import { groundNames, waterNames } from './name-layers.ts'
import { type Mark, markLayers } from './selection-layers.ts'
import { mapSources } from './sources.ts'

/** Everything that decides what the map shows, apart from where it looks. */
export interface MapScene {
  readonly origin: string
  readonly theme: ThemeName
  readonly language: Language
  /** Of the city, in degrees: how many metres a pixel is depends on it. */
  readonly latitude: number
  readonly majors: readonly CatalogueMajor[]
  readonly filter: Filter
  readonly layers: readonly LayerName[]
  readonly marks: readonly Mark[]
  readonly measured: readonly Feature[]
  /** Findings of an import, on the workbench. */
  readonly findings?: readonly Feature[]
  /** Where a street picture is looked at from, and in which direction. */
  readonly eye?: readonly Feature[]
}

const collection = (features: readonly Feature[]): GeoJSONSourceSpecification => ({
  type: 'geojson',
  data: { type: 'FeatureCollection', features: [...features] },
})

/** The whole style as a function of the scene. There is no `glyphs` address: labels are drawn from the machine's fonts. */
export function mapStyle({
  origin,
  theme,
  language,
  latitude,
  majors,
  filter,
  layers,
  marks,
  measured,
  findings,
  eye,
}: MapScene): StyleSpecification {
  const palette = PALETTES[theme]
  const shows = (name: LayerName) => layers.includes(name)
  const showsComponents = shows('components') && filter.classes?.length !== 0
  const [density, densityNumbers] = densityLayers({ palette, theme, latitude, visible: showsComponents })
  return {
    version: 8,
    sprite: `${origin}/sprites/${theme}`,
    sources: {
      ...mapSources(origin, filter),
      marks: collection(marks),
      measure: collection(measured),
      findings: collection(findings ?? []),
      eye: collection(eye ?? []),
    },
    // What is drawn last is placed first: names keep their room, symbols take what is left, and every component has its dot.
    layers: [
      ...groundLayers({ palette, latitude, showsBuildings: shows('buildings') }),
      density,
      ...gridEdges({ palette, visible: shows('grids') }),
      ...areaEdges({ palette, visible: shows('areas') }),
      ...coverageLayers({ palette, visible: shows('imagery') || eye !== undefined }),
      waterNames(palette),
      ...componentLayers({ palette, majors, visible: showsComponents }),
      densityNumbers,
      gridCodes({ palette, visible: shows('grids') }),
      ...areaNames({ palette, language, visible: shows('areas') }),
      ...groundNames(palette),
      ...eyeLayers(palette),
      ...measureLayers(palette),
      ...findingLayers(palette),
      ...markLayers(palette, MAP_FONTS),
    ],
  }
}
