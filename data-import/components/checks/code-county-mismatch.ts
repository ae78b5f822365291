import type { ComponentCheck } from '../component-row.ts'

/** Serials are unique within county and class, so a code of another county would collide with theirs. */
export const codeCountyMismatch: ComponentCheck = {
  id: 'code-county-mismatch',
  check: ({ code, county }) => {
    if (!code || county === undefined || code.county === county) return undefined
    return { column: 'code', value: code.county, expected: county }
  },
}
