import type { InputFile, RawTable } from '../raw-table.ts'
import { stemOf } from '../siblings.ts'
import { fgbTable, openFgb } from './fgb-file.ts'

/** Opens FlatGeobuf, with or without index. */
export async function openFlatGeobuf({ path, shownPath }: InputFile): Promise<RawTable[]> {
  const file = await openFgb(path, shownPath)
  const { samples, ...table } = await fgbTable(file)
  const name = file.header.name || stemOf(path)
  return [{ ...table, name, format: 'flatgeobuf', encoding: { name: 'utf-8', evidence: 'format', samples } }]
}
