import type { Language } from '../i18n/language.ts'
import { translate } from '../i18n/translate.ts'

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 })

/** 266451 → 266,451. Both languages group by thousands. */
export const formatCount = (count: number): string => grouped.format(count)

const withDecimals = (value: number, decimals: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** Metres below a kilometre, then kilometres; as many decimals as can be read off a map. */
export function formatLength(metres: number, language: Language): string {
  if (metres >= 1000)
    return translate(language, 'unit.kilometres', { value: withDecimals(metres / 1000, metres < 10_000 ? 2 : 1) })
  return translate(language, 'unit.metres', { value: withDecimals(metres, metres < 10 ? 1 : 0) })
}

/** Square metres below a hectare, hectares below a square kilometre. */
export function formatArea(squareMetres: number, language: Language): string {
  if (squareMetres >= 1_000_000)
    return translate(language, 'unit.squareKilometres', { value: withDecimals(squareMetres / 1_000_000, 2) })
  if (squareMetres >= 10_000)
    return translate(language, 'unit.hectares', { value: withDecimals(squareMetres / 10_000, 2) })
  return translate(language, 'unit.squareMetres', { value: withDecimals(squareMetres, 0) })
}

/** Six decimals of a degree: a decimetre, finer than any survey here. */
export const formatDegrees = (degrees: number): string => degrees.toFixed(6)

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** 2026-11-23 14:05 in the reader's time zone. */
export function formatInstant(instant: string | Date): string {
  const time = new Date(instant)
  const day = [time.getFullYear(), twoDigits(time.getMonth() + 1), twoDigits(time.getDate())].join('-')
  return `${day} ${twoDigits(time.getHours())}:${twoDigits(time.getMinutes())}`
}
