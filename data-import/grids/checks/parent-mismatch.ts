import { ancestorsOfArea, parseAreaCode } from '../../../spatial/catalogue/codes.ts'
import type { RowCheck } from '../../checks/row-check.ts'

/** A district lies in the city, a street in a district, a community in a street: the code above is part of the code. */
export const parentMismatch = (cityCode: string): RowCheck => ({
  id: 'parent-mismatch',
  check: ({ text }) => {
    const parsed = parseAreaCode(text.code ?? '')
    if (!parsed.ok || parsed.value.level === 'city') return undefined
    const expected = parsed.value.level === 'district' ? cityCode : ancestorsOfArea(parsed.value).at(-1)!
    const found = text.parent_code ?? null
    const mayBeAbsent = parsed.value.level === 'district'
    return found === expected || (found === null && mayBeAbsent) ? undefined : { column: 'parent_code', expected }
  },
})
