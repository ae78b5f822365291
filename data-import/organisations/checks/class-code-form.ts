import type { RowCheck } from '../../checks/row-check.ts'

const MAJOR_OR_MINOR = /^([0-9]{2}|[0-9]{4})$/

/** A rule speaks of a major class (2 digits), a minor one (4 digits) or, without a code, of all. */
export const classCodeForm: RowCheck = {
  id: 'code-form',
  check: ({ text }) =>
    !text.class_code || MAJOR_OR_MINOR.test(text.class_code)
      ? undefined
      : { column: 'class_code', expected: '01 / 0102' },
}
