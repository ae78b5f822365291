import { parseUnitGridCode } from '../../../spatial/catalogue/codes.ts'
import type { RowCheck } from '../../checks/row-check.ts'

/** 15 digits: county 6, street 3, community 3, serial 3 (GB/T 30428.1-2013). */
export const gridCodeForm: RowCheck = {
  id: 'code-form',
  check: ({ text }) => {
    if (!text.code) return undefined
    const parsed = parseUnitGridCode(text.code)
    return parsed.ok ? undefined : { column: 'code', expected: parsed.expected }
  },
}
