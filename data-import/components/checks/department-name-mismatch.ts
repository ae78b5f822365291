import { type ComponentCheck, type ComponentReference, DEPARTMENTS } from '../component-row.ts'

export const departmentNameMismatch = ({ organisations }: ComponentReference): ComponentCheck => ({
  id: 'department-name-mismatch',
  check: row => {
    const complaints = []
    for (const { code, name } of DEPARTMENTS) {
      const expected = organisations.get(row.text[code] ?? '')
      const found = row.text[name] ?? null
      if (expected !== undefined && found !== null && found !== expected) complaints.push({ column: name, expected })
    }
    return complaints.length === 0 ? undefined : complaints
  },
})
