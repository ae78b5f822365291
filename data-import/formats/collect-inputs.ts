import { basename } from 'node:path'
import { MOST_NESTED, UnpackBudget } from './archive/budget.ts'
import { unpackArchive } from './archive/unpack-archive.ts'
import { isOfficeFile, isWorkbook, openZip } from './archive/zip-entries.ts'
import { detectFormat } from './detect-format.ts'
import { FORMATS, formatById } from './formats.ts'
import { asInput, listFiles } from './list-files.ts'
import type { Format, InputFile, ReadingContext } from './raw-table.ts'
import { note, refusal } from './sentences.ts'
import { extensionOf, siblings } from './siblings.ts'
import type { Note, Refusal, RefusalCode } from './source.ts'

export interface Inputs {
  files: { file: InputFile; format: Format }[]
  notes: Note[]
}

/** Files that belong to a main file of the same stem and are read with it. */
const COMPANIONS: Record<string, string[]> = {
  shp: ['shx', 'dbf', 'prj', 'cpg', 'sbn', 'sbx', 'qix', 'qpj', 'qmd', 'fix', 'idx', 'ain', 'aih', 'atx', 'shp.xml'],
  tab: ['dat', 'map', 'id', 'ind', 'dbf'],
  mif: ['mid'],
  csv: ['csvt', 'prj'],
  gml: ['xsd', 'gfs'],
}

const formatLabels = (): string => FORMATS.map(format => format.label).join(', ')

/** The file under whose name this one is read: the .shp of a .dbf, else the file itself. */
async function mainFileOf(file: InputFile): Promise<InputFile> {
  const beside = await siblings(file.path)
  const extension = extensionOf(file.path)
  const main = Object.entries(COMPANIONS).find(([main, parts]) => parts.includes(extension) && beside.has(main))?.[0]
  const path = main && beside.get(main)
  return path ? { path, shownPath: file.shownPath.slice(0, -extension.length) + extensionOf(path) } : file
}

const isMetadata = (path: string): boolean => /\.(?:shp|gml|tab|csv|tif)\.xml$/i.test(path)

/** Gathers what is to be read; the archives it meets share one budget. */
class Collector {
  readonly inputs: Inputs = { files: [], notes: [] }
  /** Pictures and the like: a reason to refuse only when there is nothing else. */
  readonly leftOut: Refusal[] = []
  readonly #context: ReadingContext
  readonly #budget = new UnpackBudget()
  readonly #seen = new Set<string>()

  constructor(context: ReadingContext) {
    this.#context = context
  }

  /** Adds all that lies at `at`, `level` archives deep. */
  async add(at: InputFile, level: number): Promise<Refusal | undefined> {
    const listed = await listFiles(at)
    if ('kind' in listed) return listed
    const isNamed = listed.length === 1 && listed[0]!.path === at.path
    for (const listedFile of listed) {
      const file = await mainFileOf(listedFile)
      if (this.#seen.has(file.path) || isMetadata(file.path)) continue
      this.#seen.add(file.path)
      const problem = await this.#addFile(file, level)
      if (problem && (isNamed || !IGNORABLE.has(problem.code))) return problem
      if (problem) this.#leaveOut(problem)
    }
    return undefined
  }

  #leaveOut(problem: Refusal): void {
    this.leftOut.push(problem)
    this.inputs.notes.push({
      ...note('ignored-file', { path: problem.path ?? '' }),
      message: problem.message,
      messageZh: problem.messageZh,
    })
  }

  async #addFile(file: InputFile, level: number): Promise<Refusal | undefined> {
    const path = file.shownPath
    if (extensionOf(file.path) === 'shx') return refusal('missing-part', { path, part: '.shp' })
    const detected = await detectFormat(file.path)
    if (detected.kind === 'archive') return this.#addArchive(file, level)
    if (detected.kind === 'empty') return refusal('empty-file', { path })
    if (detected.kind === 'raster') return refusal('raster', { path, format: detected.name })
    return this.#addAs(detected.kind === 'format' ? detected.id : '', file)
  }

  #addAs(id: string, file: InputFile): Refusal | undefined {
    const format = formatById(id)
    if (!format) return refusal('unknown-format', { path: file.shownPath, formats: formatLabels() })
    this.inputs.files.push({ file, format })
    return undefined
  }

  async #addArchive(file: InputFile, level: number): Promise<Refusal | undefined> {
    const path = file.shownPath
    const archive = await openZip(file.path, path)
    if ('kind' in archive) return archive
    try {
      if (isWorkbook(archive.entries)) return this.#addAs('xlsx', file)
      if (isOfficeFile(archive.entries)) return this.#addAs('', file)
      if (level >= MOST_NESTED) return refusal('archive-nested-too-deep', { path, limit: MOST_NESTED })
      const { workFolder } = this.#context
      const folder = await unpackArchive(archive, { file, workFolder, budget: this.#budget })
      return 'kind' in folder ? folder : await this.add(folder, level + 1)
    } finally {
      archive.zip.close()
    }
  }
}

/** Files that lie about in deliveries: they are mentioned, they do not stop the import. */
const IGNORABLE = new Set<RefusalCode>(['unknown-format', 'raster', 'empty-file', 'missing-part'])

/** What is to be read at `paths`: files by format, archives unpacked, companions with their main file. */
export async function collectInputs(paths: string[], context: ReadingContext): Promise<Inputs | Refusal> {
  const collector = new Collector(context)
  for (const path of paths) {
    const problem = await collector.add(asInput(path), 0)
    if (problem) return problem
  }
  const { inputs, leftOut } = collector
  if (inputs.files.length > 0) return inputs
  return leftOut[0] ?? refusal('nothing-there', { path: paths.map(path => basename(path)).join(', ') })
}
