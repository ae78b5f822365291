import { detectFormat } from './detect-format.ts'
import { FORMATS, formatById } from './formats.ts'
import { asInput, listFiles } from './list-files.ts'
import type { Format, InputFile, ReadingContext } from './raw-table.ts'
import { note, refusal } from './sentences.ts'
import { extensionOf, siblings } from './siblings.ts'
import type { Note, Refusal } from './source.ts'

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

interface Judged {
  file?: { file: InputFile; format: Format }
  note?: Note
  refusal?: Refusal
}

const isMetadata = (path: string): boolean => /\.(?:shp|gml|tab|csv|tif)\.xml$/i.test(path)

async function judge(file: InputFile): Promise<Judged> {
  const path = file.shownPath
  if (extensionOf(file.path) === 'shx') return { refusal: refusal('missing-part', { path, part: '.shp' }) }
  const detected = await detectFormat(file.path)
  if (detected.kind === 'empty') return { refusal: refusal('empty-file', { path }) }
  if (detected.kind === 'raster') return { refusal: refusal('raster', { path, format: detected.name }) }
  const format = detected.kind === 'format' ? formatById(detected.id) : undefined
  if (format) return { file: { file, format } }
  return { refusal: refusal('unknown-format', { path, formats: formatLabels() }) }
}

/** What is to be read at `paths`: files by format, archives unpacked, companions with their main file. */
export async function collectInputs(paths: string[], _context: ReadingContext): Promise<Inputs | Refusal> {
  const inputs: Inputs = { files: [], notes: [] }
  const seen = new Set<string>()
  for (const path of paths) {
    const listed = await listFiles(asInput(path))
    if ('kind' in listed) return listed
    const named = listed.length === 1 && listed[0]!.path === path
    for (const listedFile of listed) {
      const file = await mainFileOf(listedFile)
      if (seen.has(file.path) || isMetadata(file.path)) continue
      seen.add(file.path)
      const judged = await judge(file)
      if (judged.file) inputs.files.push(judged.file)
      if (!judged.refusal) continue
      if (named || judged.refusal.code === 'raster') return judged.refusal
      inputs.notes.push(note('ignored-file', { path: file.shownPath, reason: judged.refusal.message }))
    }
  }
  return inputs
}
