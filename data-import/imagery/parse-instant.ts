/** Clocks of survey cars and cameras run on China's time where they do not say otherwise. */
const CHINA_MS = 8 * 3_600_000

const FORM =
  /^(\d{4})[-/.:](\d{1,2})[-/.:](\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2})(\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i

/**
 * An instant in milliseconds since 1970 from what trajectories and EXIF write: `2024-05-01 09:30:00`, `2024:05:01 09:30:00`,
 * ISO 8601 with or without a zone, seconds or milliseconds since 1970. Undefined for anything else.
 */
export function parseInstant(text: string): number | undefined {
  const trimmed = text.trim()
  if (/^\d{10}(\.\d+)?$/.test(trimmed)) return Math.round(Number(trimmed) * 1000)
  if (/^\d{13}$/.test(trimmed)) return Number(trimmed)
  const match = FORM.exec(trimmed)
  if (!match) return undefined
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map(part => Number(part ?? 0)) as number[]
  const local = Date.UTC(year!, month! - 1, day!, hour!, minute!, second!) + Math.round(Number(match[7] ?? 0) * 1000)
  const date = new Date(local)
  if (date.getUTCMonth() !== month! - 1 || date.getUTCDate() !== day! || hour! > 23) return undefined
  return local - zoneMs(match[8])
}

function zoneMs(zone: string | undefined): number {
  if (!zone) return CHINA_MS
  if (zone.toUpperCase() === 'Z') return 0
  const sign = zone.startsWith('-') ? -1 : 1
  const digits = zone.replace(':', '')
  return sign * (Number(digits.slice(1, 3)) * 60 + Number(digits.slice(3, 5))) * 60_000
}
