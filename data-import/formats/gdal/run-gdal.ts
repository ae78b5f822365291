import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'
import type { GdalResult } from './gdal-result.ts'

const CHILD = fileURLToPath(new URL('./gdal-child.ts', import.meta.url))
const MEGABYTE = 1 << 20

/** A small file that takes longer is made to; 92 MB of GeoPackage take 7 s, so a second per megabyte leaves room. */
const BASE_SECONDS = 25
const SECONDS_PER_MEGABYTE = 1
/** WebAssembly pages of 64 kB: 768 MB. */
const MOST_WASM_PAGES = 12_288
const HEAP_MEGABYTES = 512
/** Real files grow by a factor of one to four; a file that describes endless rows would fill the disk. */
const OUTPUT_BASE_BYTES = 64 * MEGABYTE
const OUTPUT_FACTOR = 20
const LOOK_EVERY_MS = 500
const LONGEST_STDERR = 4000

export interface GdalJob {
  sourceFolder: string
  sourceName: string
  shownPath: string
  workFolder: string
  dxfEncoding?: string
  /** Time it may take, whatever its size; for tests. */
  seconds?: number
}

async function folderBytes(folder: string): Promise<number> {
  let bytes = 0
  for (const name of await readdir(folder)) bytes += (await stat(join(folder, name)).catch(() => undefined))?.size ?? 0
  return bytes
}

interface Ending {
  /** Why it was stopped from outside, if it was. */
  stopped?: 'time' | 'output'
  code: number | null
  stderr: string
}

interface Limits {
  outputFolder: string
  outputBytes: number
  seconds: number
}

function runChild(args: string[], { outputFolder, outputBytes, seconds }: Limits): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const flags = [`--max-old-space-size=${HEAP_MEGABYTES}`, `--wasm-max-mem-pages=${MOST_WASM_PAGES}`]
    const child = spawn(process.execPath, [...flags, CHILD, ...args], {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { PATH: process.env.PATH },
    })
    let stderr = ''
    let stopped: Ending['stopped']
    const stop = (reason: 'time' | 'output') => {
      stopped ??= reason
      child.kill('SIGKILL')
    }
    const killWithParent = () => child.kill('SIGKILL')
    const timer = setTimeout(() => stop('time'), seconds * 1000)
    const watch = setInterval(async () => {
      if ((await folderBytes(outputFolder)) > outputBytes) stop('output')
    }, LOOK_EVERY_MS)
    process.once('exit', killWithParent)
    child.stderr.on('data', chunk => {
      stderr = (stderr + chunk).slice(-LONGEST_STDERR)
    })
    child.on('error', reject)
    child.on('close', code => {
      clearTimeout(timer)
      clearInterval(watch)
      process.off('exit', killWithParent)
      resolve({ ...(stopped && { stopped }), code, stderr })
    })
  })
}

const OUT_OF_MEMORY =
  /out of memory|memory access out of bounds|Cannot enlarge memory|Aborted\(OOM\)|heap limit|allocation failed/i

function failure(
  { stopped, code, stderr }: Ending,
  { path, seconds }: { path: string; seconds: number },
): ReadingFailed {
  if (stopped === 'time') return new ReadingFailed(refusal('reader-timeout', { path, seconds }))
  if (stopped === 'output') return new ReadingFailed(refusal('too-large', { path, reason: 'rows' }))
  if (OUT_OF_MEMORY.test(stderr)) return new ReadingFailed(refusal('reader-memory', { path }))
  const line = stderr.split('\n').find(text => /Error|abort/i.test(text)) ?? `code ${code}`
  return new ReadingFailed(refusal('reader-crashed', { path, reason: line.trim().slice(0, 200) }))
}

/**
 * Lets GDAL read a staged source in a process that may crash, hang or grow without harm: it is stopped at its limits of
 * time, memory and output. Throws `ReadingFailed`.
 */
export async function runGdal(job: GdalJob): Promise<{ result: GdalResult; outputFolder: string }> {
  const outputFolder = await mkdtemp(join(job.workFolder, 'gdal-'))
  const sourceBytes = await folderBytes(job.sourceFolder)
  const seconds = job.seconds ?? Math.round(BASE_SECONDS + (sourceBytes / MEGABYTE) * SECONDS_PER_MEGABYTE)
  const limits = { outputFolder, outputBytes: OUTPUT_BASE_BYTES + sourceBytes * OUTPUT_FACTOR, seconds }
  const args = [job.sourceFolder, job.sourceName, outputFolder, job.dxfEncoding ?? '']
  const ending = await runChild(args, limits)
  const result = await readFile(join(outputFolder, 'result.json'), 'utf8').catch(() => undefined)
  if (ending.stopped || ending.code !== 0 || result === undefined)
    throw failure(ending, { path: job.shownPath, seconds })
  return { result: JSON.parse(result) as GdalResult, outputFolder }
}
