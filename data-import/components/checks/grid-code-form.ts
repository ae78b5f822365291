import { parseUnitGridCode } from '../../../spatial/catalogue/codes.ts'
import type { ComponentCheck } from '../component-row.ts'

/** 15 digits: county 6, street 3, community 3, serial 3 (GB/T 30428.1-2013). */
export const gridCodeForm: ComponentCheck = {
  id: 'grid-code-form',
  check: ({ text, gridCode }) => {
    if (text.grid_code === null || gridCode !== undefined) return undefined
    const parsed = parseUnitGridCode(text.grid_code!)
    return parsed.ok ? undefined : { column: 'grid_code', expected: parsed.expected }
  },
}
