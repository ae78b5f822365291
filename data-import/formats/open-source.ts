import { rm } from 'node:fs/promises'
import { encodingByName } from '../decode/encoding-names.ts'
import { crsFromStatement } from '../reproject/crs-statement.ts'
import { collectInputs } from './collect-inputs.ts'
import type { RawTable, ReadingContext } from './raw-table.ts'
import { refusal } from './sentences.ts'
import { type Note, ReadingFailed, type Refusal, type Source, type SourceOptions } from './source.ts'
import { asSourceTable } from './source-table.ts'
import { createWorkFolder } from './work-folder.ts'

function refuseStatements({ encoding, crs }: SourceOptions): Refusal | undefined {
  if (encoding && !encodingByName(encoding)) return refusal('unknown-encoding', { encoding })
  if (crs && !crsFromStatement(crs)) return refusal('unknown-crs', { crs })
  return undefined
}

async function openTables(
  paths: string[],
  context: ReadingContext,
): Promise<{ tables: RawTable[]; notes: Note[] } | Refusal> {
  const inputs = await collectInputs(paths, context)
  if ('kind' in inputs) return inputs
  const tables: RawTable[] = []
  for (const [format, found] of Map.groupBy(inputs.files, input => input.format)) {
    const files = found.map(({ file }) => file)
    const opened = await format.open(files, context)
    if ('kind' in opened) return opened
    tables.push(...opened)
  }
  return { tables, notes: inputs.notes }
}

function select(tables: RawTable[], layer: string | undefined): RawTable[] | Refusal {
  const selected = layer === undefined ? tables : tables.filter(table => table.name === layer)
  if (selected.length > 0) return selected
  return refusal('unknown-layer', { layer: layer ?? '', layers: tables.map(table => table.name).join(', ') })
}

async function openContext(options: SourceOptions): Promise<{ context: ReadingContext; close: () => Promise<void> }> {
  const workFolder = await createWorkFolder()
  const actions: (() => unknown)[] = []
  const close = async () => {
    for (const action of actions.splice(0)) await action()
    await rm(workFolder, { recursive: true, force: true })
  }
  return { context: { options, workFolder, onClose: action => actions.push(action) }, close }
}

/**
 * Opens files, folders and archives for reading: recognises formats by content, finds encoding and coordinate system,
 * and gives tables whose rows come out in CGCS2000 lon lat. Nothing is written beside the sources. A file that is
 * broken or hostile refuses the whole, so that a delivery is never taken in part unnoticed; files that are no data are
 * left out with a note. The caller closes the source.
 */
export async function openSource(paths: string[], options: SourceOptions = {}): Promise<Source | Refusal> {
  const problem = refuseStatements(options)
  if (problem) return problem
  const { context, close } = await openContext(options)
  try {
    const opened = await openTables(paths, context)
    const tables = 'kind' in opened ? opened : select(opened.tables, options.layer)
    if ('kind' in tables || 'kind' in opened) {
      await close()
      return tables as Refusal
    }
    return { kind: 'source', tables: tables.map(table => asSourceTable(table, options)), notes: opened.notes, close }
  } catch (error) {
    await close()
    if (error instanceof ReadingFailed) return error.refusal
    throw error
  }
}
