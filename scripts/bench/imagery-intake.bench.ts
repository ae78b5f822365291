import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { IntakeJob, IntakeResult } from './imagery/intake-process.ts'
import { PHOTO_KINDS, writeVendorPhotos } from './imagery/vendor-photos.ts'
import { type Row, tableOf } from './table.ts'

const PROCESS = fileURLToPath(new URL('./imagery/intake-process.ts', import.meta.url))
const HEADER = ['pictures', 'work', 'threads', 'pictures/s', 'processor s each', 'peak MB', 'MB each']

/**
 * `npm run bench -- imagery-intake [--pictures n] [--threads 1,2]`: takes pictures of realistic size in (header, EXIF and GPano,
 * hash, sealed original, public copies in three sizes, tiles), beside decoding and shrinking them with the same library and
 * nothing else, each in a process of its own. Without a database: publishing rows costs milliseconds.
 */
export async function bench(words: string[]): Promise<void> {
  const { values } = parseArgs({
    args: words,
    options: { pictures: { type: 'string', default: '24' }, threads: { type: 'string', default: '1,2' } },
  })
  const folder = await mkdtemp(join(tmpdir(), 'wangge-intake-'))
  try {
    const rows: Row[] = []
    for (const kind of PHOTO_KINDS) {
      const paths = await writeVendorPhotos(join(folder, kind.name), kind, Number(values.pictures))
      const { size } = await stat(paths[0]!)
      for (const threads of values.threads.split(',').map(Number))
        for (const work of ['ours', 'resize only'] as const) {
          const storeDirectory = join(folder, `store ${kind.name} ${threads}`)
          const result = await measured({ work, paths, threads, storeDirectory })
          rows.push([kind.name, work, threads, ...numbers(result, paths.length), (size / 1e6).toFixed(1)])
        }
    }
    console.log(tableOf(HEADER, rows))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

async function measured(job: IntakeJob): Promise<IntakeResult> {
  const child = fork(PROCESS)
  child.send(job)
  const [result] = (await once(child, 'message')) as [IntakeResult]
  if (result.read !== job.paths.length) throw new Error(`${result.read} of ${job.paths.length} pictures were read.`)
  return result
}

const numbers = ({ wallMs, processorMs, peakMegabytes }: IntakeResult, count: number): string[] => [
  ((1000 * count) / wallMs).toFixed(2),
  (processorMs / 1000 / count).toFixed(2),
  peakMegabytes.toFixed(0),
]
