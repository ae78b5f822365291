import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encodingByName } from '../decode/encoding-names.ts'
import { crsFromStatement } from '../reproject/crs-statement.ts'
import { collectInputs } from './collect-inputs.ts'
import type { RawTable, ReadingContext } from './raw-table.ts'
import { refusal } from './sentences.ts'
import type { Note, Refusal, Source, SourceOptions } from './source.ts'
import { asSourceTable } from './source-table.ts'

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
  for (const { file, format } of inputs.files) {
    const opened = await format.open(file, context)
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

/**
 * Opens files, folders and archives for reading: recognises formats by content, finds encoding and coordinate system,
 * and gives tables whose rows come out in CGCS2000 lon lat. Nothing is written beside the sources. A file that is
 * broken or hostile refuses the whole, so that a delivery is never taken in part unnoticed; files that are no data are
 * left out with a note. The caller closes the source.
 */
export async function openSource(paths: string[], options: SourceOptions = {}): Promise<Source | Refusal> {
  const problem = refuseStatements(options)
  if (problem) return problem
  const workFolder = await mkdtemp(join(tmpdir(), 'wangge-import-'))
  const close = () => rm(workFolder, { recursive: true, force: true })
  try {
    const opened = await openTables(paths, { options, workFolder })
    const selected = 'kind' in opened ? opened : select(opened.tables, options.layer)
    if ('kind' in opened || 'kind' in selected) {
      await close()
      return 'kind' in opened ? opened : (selected as Refusal)
    }
    return { kind: 'source', tables: selected.map(table => asSourceTable(table, options)), notes: opened.notes, close }
  } catch (error) {
    await close()
    throw error
  }
}
