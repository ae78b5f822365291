import { parseAreaCode } from '../../spatial/catalogue/codes.ts'

export type AreaKind = 'district' | 'street' | 'community' | 'management'

/** Functional zones (经开区, 河东新区) have no code of GB/T 2260 or 10114: the city numbers them behind a G. */
const MANAGEMENT_CODE = /^G[0-9A-Z]{1,15}$/

/** The kind of area that a code is of, or undefined where it is of none that is published (the city itself is not). */
export function areaKindOf(code: string): AreaKind | undefined {
  if (MANAGEMENT_CODE.test(code)) return 'management'
  const parsed = parseAreaCode(code)
  return parsed.ok && parsed.value.level !== 'city' ? parsed.value.level : undefined
}
