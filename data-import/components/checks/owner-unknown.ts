import type { ComponentCheck } from '../component-row.ts'

/** 权属不明: allowed by the standard, and a task for the centre. */
export const ownerUnknown: ComponentCheck = {
  id: 'owner-unknown',
  check: ({ text, isOwnerUnknown }) =>
    isOwnerUnknown ? { column: 'owner_code', value: text.owner_code ?? text.owner_name ?? null } : undefined,
}
