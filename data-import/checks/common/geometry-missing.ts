import type { RowCheck } from '../row-check.ts'

export const geometryMissing: RowCheck = {
  id: 'geometry-missing',
  check: row => (row.shape ? undefined : { value: null }),
}
