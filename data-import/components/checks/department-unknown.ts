import { type ComponentCheck, type ComponentReference, DEPARTMENTS } from '../component-row.ts'

export const departmentUnknown = ({ organisations }: ComponentReference): ComponentCheck => ({
  id: 'department-unknown',
  check: row => {
    const unknown = DEPARTMENTS.filter(({ code }) => {
      const found = row.text[code] ?? null
      return found !== null && !organisations.has(found) && !(code === 'owner_code' && row.isOwnerUnknown)
    })
    return unknown.length === 0 ? undefined : unknown.map(({ code }) => ({ column: code }))
  },
})
