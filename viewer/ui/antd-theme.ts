import { theme as antdTheme, type ThemeConfig } from 'antd'
import { FONT_FAMILY, PALETTES, type ThemeName } from './palette.ts'

/** What a finger hits, and what a mouse does. */
const TOUCH_PIXELS = 40
const CLICK_PIXELS = { controlHeight: 32, controlHeightSM: 24 }

/** antd's tokens, set once to our palette. */
export function antdThemeConfig(name: ThemeName, { isPhone }: { isPhone: boolean }): ThemeConfig {
  const p = PALETTES[name]
  return {
    algorithm: name === 'dark' ? antdTheme.darkAlgorithm : antdTheme.defaultAlgorithm,
    token: {
      fontFamily: FONT_FAMILY,
      fontSize: 14,
      borderRadius: 8,
      ...(isPhone ? { controlHeight: TOUCH_PIXELS, controlHeightSM: TOUCH_PIXELS } : CLICK_PIXELS),
      colorPrimary: p.accent,
      colorLink: p.accentText,
      colorError: p.danger,
      colorWarning: p.warning,
      colorSuccess: p.success,
      colorText: p.text,
      colorTextSecondary: p.quietText,
      colorTextDescription: p.quietText,
      colorBgContainer: p.panel,
      colorBgElevated: p.panel,
      colorBgLayout: p.land,
      colorBorder: p.line,
      colorBorderSecondary: p.line,
      motion: !globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches,
    },
  }
}
