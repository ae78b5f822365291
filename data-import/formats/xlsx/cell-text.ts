const DAY_MS = 86_400_000
/** Serial 1 is 1900-01-01, and Excel believes that 1900 had a 29 February. */
const EPOCH_1900 = Date.UTC(1899, 11, 30)
const EPOCH_1904 = Date.UTC(1904, 0, 1)
const LARGEST_SERIAL = 2_958_466

/** Built-in number formats that show a date or a time; 27 to 36 and 50 to 58 are the Chinese and Japanese ones. */
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58)

/** Whether a number format shows a date: it has a day, month or year letter outside quotes, colours and escapes. */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return isBuiltInDate(id)
  const bare = code.replace(/"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]/gi, '')
  return /[ymdhs年月日时分秒]/i.test(bare) && !/^general$/i.test(bare)
}

const days = new Map<number, string>()
/** Some hundred years of days; a file that names more gains nothing from being remembered. */
const MOST_DAYS = 50_000

/** Whole days repeat in every row of a column, so each is worked out once. */
function dayText(day: number, is1904: boolean): string {
  const key = is1904 ? -day : day
  let text = days.get(key)
  if (text === undefined) {
    text = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + day * DAY_MS).toISOString().slice(0, 10)
    if (days.size < MOST_DAYS) days.set(key, text)
  }
  return text
}

/** A date serial as `2023-05-01`, with a time of day `2023-05-01T08:30:00`, a time alone `08:30:00`. */
export function serialText(serial: number, is1904: boolean): string | undefined {
  if (!(serial >= 0 && serial < LARGEST_SERIAL)) return undefined
  if (Number.isInteger(serial) && serial > 0) return dayText(serial, is1904)
  const seconds = Math.round(serial * 86_400)
  const iso = new Date((is1904 ? EPOCH_1904 : EPOCH_1900) + Math.floor(seconds / 86_400) * DAY_MS)
    .toISOString()
    .slice(0, 10)
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19)
  if (serial < 1) return time
  return seconds % 86_400 === 0 ? iso : `${iso}T${time}`
}

/** A stored number as people see it: `5.109030102004188E+15` is the code 5109030102004188. */
export function numberText(stored: string): string {
  const value = Number(stored)
  if (!Number.isFinite(value) || stored === '') return stored
  return Number.isSafeInteger(value)
    ? value.toFixed(0)
    : stored.includes('E') || stored.includes('e')
      ? String(value)
      : stored
}

/** Column number (0-based) of a reference such as `AB12`. */
export function columnOf(reference: string): number {
  let column = 0
  for (let i = 0; i < reference.length; i++) {
    const letter = reference.charCodeAt(i) - 64
    if (letter < 1 || letter > 26) break
    column = column * 26 + letter
  }
  return column - 1
}
