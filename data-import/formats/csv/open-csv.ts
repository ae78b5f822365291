import { encodingByName } from '../../decode/encoding-names.ts'
import { decodedChunks, detectFileEncoding } from '../../decode/text-file.ts'
import { readHead } from '../detect-format.ts'
import type { InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { note, refusal } from '../sentences.ts'
import { stemOf } from '../siblings.ts'
import type { EncodingFinding, Note, Refusal } from '../source.ts'
import { openTextTable } from '../text-table/open-text-table.ts'
import { type CsvDialect, CsvRecords, dialectOf } from './csv-records.ts'

async function* records(
  { path, shownPath }: InputFile,
  encoding: string,
  dialect: CsvDialect,
): AsyncGenerator<string[][]> {
  const parser = new CsvRecords(dialect, shownPath)
  for await (const chunk of decodedChunks(path, encoding)) yield parser.push(chunk)
  yield parser.end()
}

function encodingNotes(encoding: EncodingFinding): Note[] {
  return encoding.evidence === 'assumed' ? [note('encoding-assumed', { encoding: encoding.name })] : []
}

/** Opens a delimited text file. */
export async function openCsv(file: InputFile, { options }: ReadingContext): Promise<RawTable[] | Refusal> {
  const stated = options.encoding && encodingByName(options.encoding)
  const encoding = await detectFileEncoding(file.path, { stated })
  const head = new TextDecoder(encoding.name).decode(await readHead(file.path))
  if (head.trim() === '') return refusal('nothing-there', { path: file.shownPath })
  const dialect = dialectOf(head)
  const table = await openTextTable(
    {
      described: { name: stemOf(file.path), path: file.shownPath, format: 'csv', encoding },
      notes: encodingNotes(encoding),
      widens: false,
      records: () => records(file, encoding.name, dialect),
    },
    options,
  )
  return 'kind' in table ? table : [table]
}
