import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { UnpackBudget } from '../archive/budget.ts'
import { entryRefusal, readEntry } from '../archive/unpack-archive.ts'
import { type OpenZip, openZip } from '../archive/zip-entries.ts'
import type { InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { refusal } from '../sentences.ts'
import { ReadingFailed, type Refusal } from '../source.ts'
import { openTextTable } from '../text-table/open-text-table.ts'
import { type XmlHandler, XmlReader } from '../xml/xml-reader.ts'
import { type SheetContext, SheetHandler } from './sheet-handler.ts'
import { RelationsHandler, SharedStringsHandler, StylesHandler, WorkbookHandler } from './workbook-parts.ts'

/** An open workbook; each walk over it starts with a fresh budget, since the same parts are read again. */
class Workbook {
  readonly #zip: OpenZip
  readonly #path: string
  readonly #bytes: number
  constructor(zip: OpenZip, path: string, bytes: number) {
    this.#zip = zip
    this.#path = path
    this.#bytes = bytes
  }

  has(part: string): boolean {
    return this.#entry(part) !== undefined
  }

  /** Feeds one part to a handler; after each chunk the caller may take what the handler has gathered. */
  async *feed(part: string, handler: XmlHandler): AsyncGenerator<void> {
    const entry = this.#entry(part)
    if (!entry) throw new ReadingFailed(refusal('missing-part', { path: this.#path, part }))
    const budget = new UnpackBudget()
    budget.addArchive(this.#bytes)
    const reader = new XmlReader(handler, this.#path)
    const decoder = new TextDecoder()
    try {
      const { stream, guard } = await readEntry(this.#zip, entry, { budget, path: this.#path })
      const flowing = pipeline(stream, guard)
      flowing.catch(() => undefined)
      for await (const chunk of guard) {
        reader.write(decoder.decode(chunk as Buffer, { stream: true }))
        yield
      }
      await flowing
      reader.end()
    } catch (error) {
      throw error instanceof ReadingFailed ? error : new ReadingFailed(entryRefusal(error, this.#path))
    }
  }

  async read<Handler extends XmlHandler>(part: string, handler: Handler): Promise<Handler> {
    for await (const _ of this.feed(part, handler));
    return handler
  }

  #entry(part: string) {
    return this.#zip.entries.find(({ name }) => name.replace(/^\//, '').toLowerCase() === part.toLowerCase())
  }
}

async function contextOf(
  workbook: Workbook,
  { path, is1904 }: { path: string; is1904: boolean },
): Promise<SheetContext> {
  const strings = new SharedStringsHandler(path)
  if (workbook.has('xl/sharedStrings.xml')) await workbook.read('xl/sharedStrings.xml', strings)
  const styles = new StylesHandler()
  if (workbook.has('xl/styles.xml')) await workbook.read('xl/styles.xml', styles)
  return { sharedStrings: strings.texts, dateStyles: styles.dateStyles, is1904 }
}

async function* sheetRecords(workbook: Workbook, part: string, context: SheetContext): AsyncGenerator<string[][]> {
  const handler = new SheetHandler(context)
  for await (const _ of workbook.feed(part, handler)) {
    if (handler.records.length === 0) continue
    yield handler.records
    handler.records = []
  }
  yield handler.records
}

/** Opens every sheet of a workbook that has rows; the archive stays open until the source is closed. */
export async function openXlsx(file: InputFile, { options, onClose }: ReadingContext): Promise<RawTable[] | Refusal> {
  const path = file.shownPath
  const zip = await openZip(file.path, path)
  if ('kind' in zip) return zip
  onClose(() => zip.zip.close())
  const workbook = new Workbook(zip, path, (await stat(file.path)).size)
  const { sheets, is1904 } = await workbook.read('xl/workbook.xml', new WorkbookHandler())
  const { targets } = await workbook.read('xl/_rels/workbook.xml.rels', new RelationsHandler())
  const context = await contextOf(workbook, { path, is1904 })
  const tables: RawTable[] = []
  for (const { name, relation } of sheets) {
    const part = targets.get(relation)
    if (!part || !/worksheets\//.test(part)) continue
    const table = await openTextTable(
      {
        described: {
          name,
          path: `${path}/${name}`,
          format: 'xlsx',
          encoding: { name: 'utf-8', evidence: 'format', samples: [] },
        },
        notes: [],
        widens: true,
        records: () => sheetRecords(workbook, part, context),
      },
      options,
    )
    if ('kind' in table) return table
    if (table.fields.length > 0) tables.push(table)
  }
  return tables.length > 0 ? tables : refusal('nothing-there', { path })
}
