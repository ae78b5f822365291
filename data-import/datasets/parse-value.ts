import type { Value } from '../formats/source.ts'
import type { ColumnSpec, ParsedValue } from './column.ts'
import { parseDay } from './parse-day.ts'

/** Trimmed text as it stands in the file (full-width spaces and NULs included in the trimming); empty is null. */
export function asText(value: Value | undefined): string | null {
  if (value === null || value === undefined) return null
  if (typeof value !== 'string') return String(value)
  const text = hasOuterSpace(value) ? value.replaceAll('\0', '').trim() : value
  return text === '' ? null : text
}

/** Letters and digits at both ends need no trimming, and that is most values of a delivery. */
function hasOuterSpace(value: string): boolean {
  const [first, last] = [value.charCodeAt(0), value.charCodeAt(value.length - 1)]
  return !(first > 32 && last > 32 && first < 0x7f && last < 0x7f) || value.includes('\0')
}

const NUMBER = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/
const LIST_SEPARATOR = /[;；、,，|]/

/** The value the register keeps; null where there is none or where the text cannot be read. */
export function parseValue(spec: ColumnSpec, text: string | null): ParsedValue {
  if (text === null) return null
  switch (spec.kind) {
    case 'text':
      return text
    case 'date':
      return parseDay(text)
    case 'number':
    case 'integer':
      return numberOf(spec, text)
    case 'word':
      return wordOf(spec, text)
    case 'list':
      return text
        .split(LIST_SEPARATOR)
        .map(item => item.trim())
        .filter(item => item !== '')
  }
}

function numberOf({ kind, isPositive }: ColumnSpec, text: string): number | null {
  const number = NUMBER.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(number) || (kind === 'integer' && !Number.isSafeInteger(number))) return null
  return isPositive && number <= 0 ? null : number
}

function wordOf({ vocabulary }: ColumnSpec, text: string): string | null {
  const words = vocabulary?.words ?? {}
  if (Object.hasOwn(words, text)) return words[text]!
  const lowered = text.toLowerCase()
  return Object.values(words).includes(lowered) ? lowered : null
}
