import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { refusal } from '../sentences.ts'
import { ReadingFailed } from '../source.ts'
import { type GdalJob, type GdalResult, resultName } from './gdal-result.ts'

const CHILD = fileURLToPath(new URL('./gdal-child.ts', import.meta.url))
const MEGABYTE = 1 << 20

/** A small file that takes longer is made to; 92 MB of GeoPackage take 7 s, so a second per megabyte leaves room. */
const BASE_SECONDS = 20
const SECONDS_PER_MEGABYTE = 1
const SECONDS_PER_FILE = 0.5
/** WebAssembly pages of 64 kB: 768 MB. */
const MOST_WASM_PAGES = 12_288
const HEAP_MEGABYTES = 512
/** Real files grow by a factor of one to four; a file that describes endless rows would fill the disk. */
const OUTPUT_BASE_BYTES = 64 * MEGABYTE
const OUTPUT_FACTOR = 20
const LOOK_EVERY_MS = 500
const LONGEST_STDERR = 4000

export interface GdalRun {
  jobs: GdalJob[]
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

async function resultsIn(outputFolder: string, jobs: GdalJob[]): Promise<(GdalResult | undefined)[]> {
  const texts = jobs.map((_, i) => readFile(join(outputFolder, resultName(i)), 'utf8').catch(() => undefined))
  return (await Promise.all(texts)).map(text => (text === undefined ? undefined : (JSON.parse(text) as GdalResult)))
}

async function sourceBytes(jobs: GdalJob[]): Promise<number> {
  const sizes = await Promise.all(jobs.map(job => folderBytes(job.sourceFolder)))
  return sizes.reduce((sum, bytes) => sum + bytes, 0)
}

/**
 * Lets GDAL read staged sources, one after the other, in a process that may crash, hang or grow without harm: it is
 * stopped at its limits of time, memory and output. The results are in the order of the jobs. Throws `ReadingFailed`
 * about the first source that was not finished.
 */
export async function runGdal(run: GdalRun): Promise<{ results: GdalResult[]; outputFolder: string }> {
  const { jobs, workFolder } = run
  const outputFolder = await mkdtemp(join(workFolder, 'gdal-'))
  const bytes = await sourceBytes(jobs)
  const allowed = BASE_SECONDS + (bytes / MEGABYTE) * SECONDS_PER_MEGABYTE + jobs.length * SECONDS_PER_FILE
  const seconds = run.seconds ?? Math.round(allowed)
  const jobsFile = join(outputFolder, 'jobs')
  await writeFile(jobsFile, JSON.stringify(jobs))
  const limits = { outputFolder, outputBytes: OUTPUT_BASE_BYTES + bytes * OUTPUT_FACTOR, seconds }
  const ending = await runChild([jobsFile, outputFolder, run.dxfEncoding ?? ''], limits)
  const results = await resultsIn(outputFolder, jobs)
  const unfinished = results.indexOf(undefined)
  if (unfinished >= 0) throw failure(ending, { path: jobs[unfinished]!.shownPath, seconds })
  return { results: results as GdalResult[], outputFolder }
}
