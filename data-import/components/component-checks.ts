import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { dateFuture } from '../checks/common/date-future.ts'
import { dateOrder } from '../checks/common/date-order.ts'
import { geometryMissing } from '../checks/common/geometry-missing.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { dateInvalid, wordsUnknown } from '../checks/common/value-unreadable.ts'
import { codeClassMismatch } from './checks/code-class-mismatch.ts'
import { codeClassUnknown } from './checks/code-class-unknown.ts'
import { codeCountyMismatch } from './checks/code-county-mismatch.ts'
import { codeForm } from './checks/code-form.ts'
import { departmentNameMismatch } from './checks/department-name-mismatch.ts'
import { departmentUnknown } from './checks/department-unknown.ts'
import { geometryTypeByClass } from './checks/geometry-type-by-class.ts'
import { gridCodeForm } from './checks/grid-code-form.ts'
import { gridCodeMismatch } from './checks/grid-code-mismatch.ts'
import { gridUnknown } from './checks/grid-unknown.ts'
import { nameMismatch } from './checks/name-mismatch.ts'
import { outsideGridsAndCity } from './checks/outside-grids-and-city.ts'
import { ownerMissing } from './checks/owner-missing.ts'
import { ownerUnknown } from './checks/owner-unknown.ts'
import { COMPONENT_COLUMNS } from './component-columns.ts'
import type { ComponentCheck, ComponentReference } from './component-row.ts'

/** Every check on a single component row, in order; made anew for each import, because some remember what they saw. */
export function componentChecks(reference: ComponentReference): ComponentCheck[] {
  return [
    attributeMissing(COMPONENT_COLUMNS),
    ownerMissing,
    textDamaged(COMPONENT_COLUMNS),
    codeForm,
    codeDuplicateInFile('code'),
    codeClassUnknown,
    codeClassMismatch(reference),
    nameMismatch(reference),
    geometryMissing,
    geometryTypeByClass,
    outsideGridsAndCity(reference),
    codeCountyMismatch,
    gridCodeForm,
    gridUnknown(reference),
    gridCodeMismatch(reference),
    departmentUnknown(reference),
    departmentNameMismatch(reference),
    ownerUnknown,
    ...wordsUnknown(COMPONENT_COLUMNS),
    dateInvalid(COMPONENT_COLUMNS),
    dateFuture(['surveyed_on', 'changed_on'], reference.today),
    dateOrder({ earlier: 'surveyed_on', later: 'changed_on' }),
  ]
}
