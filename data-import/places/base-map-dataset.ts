import { cityOf } from '../../spatial/catalogue/city.ts'
import { attributeMissing } from '../checks/common/attribute-missing.ts'
import { codeDuplicateInFile } from '../checks/common/code-duplicate-in-file.ts'
import { geometryMissing } from '../checks/common/geometry-missing.ts'
import { geometryType } from '../checks/common/geometry-type.ts'
import { numberImplausible } from '../checks/common/number-implausible.ts'
import { outsideExtent } from '../checks/common/outside-extent.ts'
import { textDamaged } from '../checks/common/text-damaged.ts'
import { numberInvalid, wordsUnknown } from '../checks/common/value-unreadable.ts'
import type { ImportRow } from '../checks/row-check.ts'
import { geometryValidity } from '../checks/sets/geometry-validity.ts'
import type { Dataset, StagedColumn } from '../datasets/dataset.ts'
import { rowJudge } from '../datasets/row-judge.ts'
import { wholeTable } from '../datasets/whole-table.ts'

export interface BaseMapLayer extends Pick<Dataset, 'id' | 'zh' | 'en' | 'table' | 'tableNames' | 'columns'> {
  dimension: 'line' | 'area'
  /** Columns beyond those delivered, with what fills them. */
  derived?: { columns: readonly StagedColumn[]; fill(row: ImportRow): void }
  /** Highest plausible number by column. */
  limits?: Readonly<Record<string, number>>
}

const STAGED_TYPE = { number: 'double precision', integer: 'integer' } as const

/** Base map layers differ in their columns only. */
export function baseMapDataset({ dimension, derived, limits = {}, ...layer }: BaseMapLayer): Dataset {
  const { columns } = layer
  const hasNumbers = columns.some(column => column.kind === 'number' || column.kind === 'integer')
  return {
    ...layer,
    key: 'id',
    shapes: 'multi',
    staged: [
      ...columns.map(
        ({ name, kind }): StagedColumn => ({
          name,
          type: kind === 'number' || kind === 'integer' ? STAGED_TYPE[kind] : 'text',
        }),
      ),
      ...(derived?.columns ?? []),
    ],
    async open(db) {
      const { extent } = await cityOf(db)
      const checks = [
        attributeMissing(columns),
        textDamaged(columns),
        codeDuplicateInFile('id'),
        ...wordsUnknown(columns),
        geometryMissing,
        geometryType({ dimension }),
        outsideExtent(extent),
        ...(hasNumbers ? [numberInvalid(columns), numberImplausible(limits)] : []),
      ]
      return rowJudge(checks, derived?.fill)
    },
    setChecks: [geometryValidity('multi')],
    declaredRows: wholeTable,
  }
}
