/** Sixteen digits or more in a row: possibly more than a double can hold. */
const LONG_NUMBER = /[:[,]\s*-?\d{16,}/

/** `JSON.parse` that keeps integers beyond 2^53 as the text of their digits. */
export function parseExactly(text: string): unknown {
  if (!LONG_NUMBER.test(text)) return JSON.parse(text)
  return JSON.parse(text, (_key, value, context?: { source?: string }) =>
    typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value,
  )
}
