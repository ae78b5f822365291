import type { ComponentCheck, ComponentReference } from '../component-row.ts'

/** The name is that of no class; the code still says which class the object is of. */
export const nameMismatch = ({ classesByName }: ComponentReference): ComponentCheck => ({
  id: 'name-mismatch',
  check: ({ text, classInfo }) => {
    if (!classInfo || text.name === null || classesByName.has(text.name!)) return undefined
    return { column: 'name', expected: classInfo.name }
  },
})
