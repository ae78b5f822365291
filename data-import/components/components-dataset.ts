import { sql } from 'kysely'
import { codeRetired } from '../checks/sets/code-retired.ts'
import { geometryValidity } from '../checks/sets/geometry-validity.ts'
import type { Completeness, Dataset } from '../datasets/dataset.ts'
import { preparedRowJudge } from '../datasets/row-judge.ts'
import { codeDuplicateInRegister } from './checks/code-duplicate-in-register.ts'
import { positionInRegister } from './checks/position-in-register.ts'
import { componentChecks } from './component-checks.ts'
import { COMPONENT_COLUMNS } from './component-columns.ts'
import { type ComponentRow, componentRow } from './component-row.ts'
import { DatumDoubt } from './datum-doubt.ts'
import { loadComponentReference } from './load-reference.ts'
import { PositionsInFile } from './positions-in-file.ts'

export const componentsDataset: Dataset = {
  id: 'components',
  zh: '部件',
  en: 'components',
  table: 'components',
  key: 'code',
  tableNames: ['components', 'component', '部件'],
  columns: COMPONENT_COLUMNS,
  needs: ['grids', 'organisations'],
  shapes: 'single',
  staged: [
    { name: 'code', type: 'text' },
    { name: 'book_id', type: 'text' },
    { name: 'name', type: 'text' },
    { name: 'state', type: 'text' },
    { name: 'authority_code', type: 'text' },
    { name: 'owner_code', type: 'text' },
    { name: 'maintainer_code', type: 'text' },
    { name: 'grid_code', type: 'text' },
    { name: 'location', type: 'text' },
    { name: 'surveyed_on', type: 'date' },
    { name: 'changed_on', type: 'date' },
    { name: 'data_source', type: 'text' },
    { name: 'accuracy_class', type: 'text' },
    { name: 'note', type: 'text' },
    { name: 'attributes', type: 'jsonb' },
  ],
  async open(db, { today }) {
    const reference = await loadComponentReference(db, today)
    const doubt = new DatumDoubt(reference.grids)
    const positions = new PositionsInFile(reference.latDegrees)
    return preparedRowJudge({
      checks: componentChecks(reference),
      prepare: row => componentRow(row, reference),
      complete: row => {
        doubt.see(row)
        positions.see(row)
        complete(row, reference.bookId)
      },
      late: {
        lateCheckIds: ['position-repeated', 'position-near'],
        lateComplaints: isHeld => positions.complaints(isHeld),
      },
      doubt: () => doubt.question(),
    })
  },
  setChecks: [geometryValidity('any'), codeRetired('components'), codeDuplicateInRegister, positionInRegister],
  declaredRows,
}

/** Fills the columns that deliveries do not bring; fields nobody claimed are kept as local attributes. */
function complete({ values, extra, classInfo, isOwnerUnknown }: ComponentRow, bookId: string): void {
  values.book_id = bookId
  values.accuracy_class = classInfo?.accuracyClass ?? null
  values.attributes = JSON.stringify(extra)
  if (isOwnerUnknown) values.owner_code = null
}

/** An area is a district, street or community by the grid's code, or a management area; a class is major or minor. */
function declaredRows({ area, class: classCode }: Completeness) {
  const inArea = sql`(t.grid_code like ${`${area}%`} or exists (
    select from unit_grids g where g.code = t.grid_code and g.management_area_code = ${area ?? null}))`
  const ofClass = sql`t.class_code like ${`${classCode}%`}`
  return sql<boolean>`(${area === undefined ? sql`true` : inArea} and ${classCode === undefined ? sql`true` : ofClass})`
}
