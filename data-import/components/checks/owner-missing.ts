import type { ComponentCheck } from '../component-row.ts'

/** An owner is required, unless it is said not to be known: then the row passes with a note. */
export const ownerMissing: ComponentCheck = {
  id: 'attribute-missing',
  check: ({ text, isOwnerUnknown }) =>
    text.owner_code === null && !isOwnerUnknown ? { column: 'owner_code' } : undefined,
}
