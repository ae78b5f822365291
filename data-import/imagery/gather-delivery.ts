import { MOST_NESTED, UnpackBudget } from '../formats/archive/budget.ts'
import { unpackArchive } from '../formats/archive/unpack-archive.ts'
import { isOfficeFile, openZip } from '../formats/archive/zip-entries.ts'
import { detectFormat } from '../formats/detect-format.ts'
import { asInput, listFiles } from '../formats/list-files.ts'
import type { InputFile } from '../formats/raw-table.ts'
import { refusal } from '../formats/sentences.ts'
import type { Refusal } from '../formats/source.ts'

/** The files of a delivery of pictures. */
export interface DeliveredFiles {
  /** Whatever calls itself a picture; each is judged by itself later. */
  pictures: InputFile[]
  /** Tables, which may be trajectories. */
  tables: InputFile[]
}

const PICTURE = /\.(jpe?g|jpe|jfif|png|tiff?|webp|heic|bmp)$/i
const TABLE = /\.(csv|txt|tsv|xlsx|geojson|json|gpkg|shp|kml)$/i

/** Lists pictures and tables in files, folders and archives; archives are unpacked into the work folder. */
export async function gatherDelivery(paths: readonly string[], workFolder: string): Promise<DeliveredFiles | Refusal> {
  const found: DeliveredFiles = { pictures: [], tables: [] }
  const budget = new UnpackBudget()
  const add = async (at: InputFile, level: number): Promise<Refusal | undefined> => {
    const listed = await listFiles(at)
    if ('kind' in listed) return listed
    for (const file of listed) {
      if (PICTURE.test(file.path)) found.pictures.push(file)
      else if ((await detectFormat(file.path)).kind === 'archive' && !/\.xlsx$/i.test(file.path)) {
        const problem = await unpack(file, level)
        if (problem) return problem
      } else if (TABLE.test(file.path)) found.tables.push(file)
    }
    return undefined
  }
  const unpack = async (file: InputFile, level: number): Promise<Refusal | undefined> => {
    const archive = await openZip(file.path, file.shownPath)
    if ('kind' in archive) return archive
    try {
      if (isOfficeFile(archive.entries)) return undefined
      if (level >= MOST_NESTED) return refusal('archive-nested-too-deep', { path: file.shownPath, limit: MOST_NESTED })
      const folder = await unpackArchive(archive, { file, workFolder, budget })
      return 'kind' in folder ? folder : await add(folder, level + 1)
    } finally {
      archive.zip.close()
    }
  }
  for (const path of paths) {
    const problem = await add(asInput(path), 0)
    if (problem) return problem
  }
  return found
}
