import type { ComponentCheck, ComponentReference } from '../component-row.ts'

/** The name is that of another class of the book, so either the code or the name is wrong. */
export const codeClassMismatch = ({ classesByName }: ComponentReference): ComponentCheck => ({
  id: 'code-class-mismatch',
  check: ({ text, classInfo }) => {
    const named = classesByName.get(text.name ?? '')
    if (!classInfo || !named || named.includes(classInfo.code)) return undefined
    return { column: 'name', expected: `${classInfo.code} ${classInfo.name}` }
  },
})
