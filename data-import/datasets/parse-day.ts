/** 20180501, 2018-05-01, 2018/5/1, 2018.5.1, 2018年5月1日, each with or without a time behind it. */
const DAY = /^(\d{4})(?:(\d{2})(\d{2})|[-/.](\d{1,2})[-/.](\d{1,2})|年(\d{1,2})月(\d{1,2})日?)(?:[T ].*)?$/

/** Surveys began well after 1900; four digits below are a typing error, not a date. */
const FIRST_YEAR = 1900

/** A survey has few days on many rows: nearly every one has been read before. */
const known = new Map<string, string | null>()
const MAX_KNOWN = 20_000

/** The day as `YYYY-MM-DD`, or null when the text is no day of the calendar. */
export function parseDay(text: string): string | null {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= MAX_KNOWN) known.clear()
  const day = readDay(text)
  known.set(text, day)
  return day
}

function readDay(text: string): string | null {
  const match = DAY.exec(text)
  if (!match) return null
  const year = Number(match[1])
  const month = Number(match[2] ?? match[4] ?? match[6])
  const day = Number(match[3] ?? match[5] ?? match[7])
  if (year < FIRST_YEAR || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null
  return `${match[1]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

const daysInMonth = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate()
