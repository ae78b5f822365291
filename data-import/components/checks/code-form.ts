import { parseComponentCode } from '../../../spatial/catalogue/codes.ts'
import type { ComponentCheck } from '../component-row.ts'

/** 16 digits: county 6, major 2, minor 2, serial 6 (CJ/T 214-2007). */
export const codeForm: ComponentCheck = {
  id: 'code-form',
  check: row => {
    if (row.text.code === null || row.code) return undefined
    const parsed = parseComponentCode(row.text.code!)
    return parsed.ok ? undefined : { column: 'code', expected: parsed.expected }
  },
}
