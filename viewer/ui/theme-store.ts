import { useSyncExternalStore } from 'react'
import { createStore } from '../state/store.ts'
import { useStore } from '../state/use-store.ts'
import { PALETTES, type Palette, type ThemeName } from './palette.ts'

export type Appearance = ThemeName | 'system'

export const APPEARANCES: readonly Appearance[] = ['system', 'light', 'dark']

const KEY = 'wangge.appearance'
const stored = globalThis.localStorage?.getItem(KEY)

/** What the reader chose; as the system has it until then. */
export const appearanceStore = createStore<Appearance>(stored === 'light' || stored === 'dark' ? stored : 'system')

export function chooseAppearance(appearance: Appearance): void {
  appearanceStore.set(() => appearance)
  localStorage.setItem(KEY, appearance)
}

export const useAppearance = (): Appearance => useStore(appearanceStore, appearance => appearance)

const systemIsDark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')

function onSystemChange(listener: () => void): () => void {
  systemIsDark.addEventListener('change', listener)
  return () => systemIsDark.removeEventListener('change', listener)
}

/** The theme that is drawn. */
export function useThemeName(): ThemeName {
  const appearance = useAppearance()
  const isDark = useSyncExternalStore(onSystemChange, () => systemIsDark.matches)
  return appearance === 'system' ? (isDark ? 'dark' : 'light') : appearance
}

/** Hands the palette to the style sheets as custom properties, so that they name no colour themselves. */
export function applyPalette(theme: ThemeName): void {
  const root = document.documentElement
  root.dataset.theme = theme
  root.style.colorScheme = theme
  for (const name of [
    'land',
    'text',
    'quietText',
    'accent',
    'accentText',
    'selection',
    'panel',
    'panelRaised',
    'line',
    'danger',
    'warning',
    'success',
  ] as const satisfies (keyof Palette)[])
    root.style.setProperty(
      `--${name.replaceAll(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)}`,
      PALETTES[theme][name],
    )
}
