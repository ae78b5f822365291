import type { RowCheck } from '../../checks/row-check.ts'
import { areaKindOf } from '../area-kind.ts'

export const areaCodeForm: RowCheck = {
  id: 'code-form',
  check: ({ text }) => {
    if (!text.code || areaKindOf(text.code)) return undefined
    return { column: 'code', expected: '6 / 9 / 12 (GB/T 2260, GB/T 10114) / G…' }
  },
}
