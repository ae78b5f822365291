export type ThemeName = 'light' | 'dark'

/** The colours of one theme. The map, the antd tokens and everything drawn beside them take theirs from here. */
export interface Palette {
  readonly land: string
  readonly green: string
  readonly water: string
  readonly block: Readonly<
    Record<'residential' | 'commercial' | 'public' | 'industrial' | 'square' | 'farmland', string>
  >
  readonly building: string
  readonly buildingEdge: string
  readonly road: string
  readonly casing: string
  readonly waterText: string
  readonly text: string
  readonly quietText: string
  readonly accent: string
  /** The accent where it is small text: #0f6fff on white has only 4.4 : 1. */
  readonly accentText: string
  readonly selection: string
  readonly panel: string
  readonly panelRaised: string
  readonly line: string
  readonly gridLine: string
  readonly danger: string
  readonly warning: string
  readonly success: string
}

export const PALETTES: Readonly<Record<ThemeName, Palette>> = {
  light: {
    land: '#f6f5f1',
    green: '#e3eedf',
    water: '#cfe3ef',
    block: {
      residential: '#f2f0ea',
      commercial: '#f5efe6',
      public: '#efeef4',
      industrial: '#eeece8',
      square: '#f1efe4',
      farmland: '#f0f2e4',
    },
    building: '#e9e6df',
    buildingEdge: '#dcd8cf',
    road: '#ffffff',
    casing: '#dcd8cf',
    waterText: '#33617d',
    text: '#22262b',
    quietText: '#6b7178',
    accent: '#0f6fff',
    accentText: '#0b5cd6',
    selection: '#ff3d7f',
    panel: '#ffffff',
    panelRaised: '#f7f7f5',
    line: '#e3e0d9',
    gridLine: '#8b949e',
    danger: '#c9241a',
    warning: '#8f5f00',
    success: '#1f7a43',
  },
  dark: {
    land: '#14181d',
    green: '#18231b',
    water: '#12212c',
    block: {
      residential: '#171b21',
      commercial: '#1b1b20',
      public: '#191a23',
      industrial: '#181a1d',
      square: '#1b1b1c',
      farmland: '#171d18',
    },
    building: '#1e242b',
    buildingEdge: '#272e36',
    road: '#2a323b',
    casing: '#0f1317',
    waterText: '#7fa8c2',
    text: '#e6e9ec',
    quietText: '#9aa3ab',
    accent: '#5aa2ff',
    accentText: '#7db4ff',
    selection: '#ff6a9c',
    panel: '#1b2027',
    panelRaised: '#222830',
    line: '#2d353e',
    gridLine: '#6d7781',
    danger: '#ff8a80',
    warning: '#f0bd4f',
    success: '#6fcf97',
  },
}

/** Chinese faces first; digits and Latin letters come from the same faces, so that lines of both keep one rhythm. */
export const FONT_FAMILY = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif'

/** The same faces for MapLibre, which draws labels from the fonts of the machine: no glyph files, no font host. */
export const MAP_FONTS: string[] = ['PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'system-ui']
