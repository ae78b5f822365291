import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { crc32 } from 'node:zlib'
import type { InputFile } from '../raw-table.ts'
import { refusal } from '../sentences.ts'
import type { Refusal } from '../source.ts'
import type { UnpackBudget } from './budget.ts'
import type { OpenZip, ZipEntry } from './zip-entries.ts'

class BudgetExceeded extends Error {
  readonly refusal: Refusal
  constructor(refused: Refusal) {
    super(refused.message)
    this.refusal = refused
  }
}

/** Passes bytes on while they fit the budget, and fails at the end when the checksum differs. */
function guard({ entry, name }: ZipEntry, { budget, path }: { budget: UnpackBudget; path: string }): Transform {
  let checksum = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      checksum = crc32(chunk, checksum)
      const refused = budget.unpacked(chunk.length, path)
      done(refused ? new BudgetExceeded(refused) : null, chunk)
    },
    flush(done) {
      done(checksum === entry.crc32 ? null : new Error(`the checksum of ${name} differs`))
    },
  })
}

/** Reads one entry through the budget and the checksum. */
export async function readEntry({ zip }: OpenZip, entry: ZipEntry, limits: { budget: UnpackBudget; path: string }) {
  const stream = await zip.openReadStreamPromise(entry.entry)
  return { stream, guard: guard(entry, limits) }
}

/** What a failure while reading an entry means for the archive. */
export function entryRefusal(error: unknown, path: string): Refusal {
  if (error instanceof BudgetExceeded) return error.refusal
  const code = (error as NodeJS.ErrnoException).code
  if (code === 'EEXIST') return refusal('archive-unsafe', { path, reason: 'two entries have the same name' })
  return refusal('damaged', { path, reason: (error as Error).message })
}

/** Unpacks all entries into a new folder inside `workFolder`. */
export async function unpackArchive(
  archive: OpenZip,
  { file, workFolder, budget }: { file: InputFile; workFolder: string; budget: UnpackBudget },
): Promise<InputFile | Refusal> {
  const path = file.shownPath
  const folder = await mkdtemp(join(workFolder, 'archive-'))
  budget.addArchive((await stat(file.path)).size)
  for (const entry of archive.entries) {
    const problem = budget.entry(path)
    if (problem) return problem
    const target = join(folder, entry.name)
    try {
      await mkdir(dirname(target), { recursive: true })
      const { stream, guard: guarded } = await readEntry(archive, entry, { budget, path })
      await pipeline(stream, guarded, createWriteStream(target, { flags: 'wx' }))
    } catch (error) {
      return entryRefusal(error, path)
    }
  }
  return { path: folder, shownPath: path }
}
