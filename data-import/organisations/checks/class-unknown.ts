import type { RowCheck } from '../../checks/row-check.ts'
import type { ClassCodes } from '../load-class-codes.ts'

const HAS_FORM = /^[0-9]{2}(?:[0-9]{2})?$/

export const classUnknown = (classes: ClassCodes): RowCheck => ({
  id: 'code-class-unknown',
  check: ({ text, values }) => {
    const book = values.target === 'component' || values.target === 'event' ? classes[values.target] : undefined
    if (!book || !text.class_code || !HAS_FORM.test(text.class_code) || book.has(text.class_code)) return undefined
    return { column: 'class_code' }
  },
})
