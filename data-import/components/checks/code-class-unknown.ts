import { classOfComponentCode } from '../../../spatial/catalogue/codes.ts'
import type { ComponentCheck } from '../component-row.ts'

export const codeClassUnknown: ComponentCheck = {
  id: 'code-class-unknown',
  check: ({ code, classInfo }) => {
    if (!code || classInfo) return undefined
    return { column: 'code', value: classOfComponentCode(code) }
  },
}
