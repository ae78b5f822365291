/** Does one kind of work on photos in a process of its own, so that its peak memory is told by itself. */
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { PictureStore } from '../../../data-import/imagery/picture-store.ts'
import { readPhotos } from '../../../data-import/imagery/read-photos.ts'

export interface IntakeJob {
  work: 'ours' | 'resize only'
  paths: string[]
  storeDirectory: string
  threads: number
}

export interface IntakeResult {
  wallMs: number
  processorMs: number
  peakMegabytes: number
  read: number
}

/** What a plain script does: decode, shrink to 2048, encode; so many at a time. */
async function resizeOnly(paths: readonly string[], threads: number): Promise<number> {
  let next = 0
  const worker = async () => {
    while (next < paths.length) {
      const bytes = await readFile(paths[next++]!)
      await sharp(bytes).autoOrient().resize({ width: 2048 }).jpeg({ quality: 82 }).toBuffer()
    }
  }
  await Promise.all(Array.from({ length: threads }, worker))
  return paths.length
}

async function ours(paths: readonly string[], storeDirectory: string, threads: number): Promise<number> {
  const files = paths.map(path => ({ path, shownPath: path }))
  const { photos } = await readPhotos(files, new PictureStore(storeDirectory), { threads, onProgress: () => {} })
  return photos.length
}

process.once('message', async ({ work, paths, storeDirectory, threads }: IntakeJob) => {
  const startedAt = performance.now()
  const before = process.cpuUsage()
  const read = work === 'ours' ? await ours(paths, storeDirectory, threads) : await resizeOnly(paths, threads)
  const { user, system } = process.cpuUsage(before)
  const result: IntakeResult = {
    wallMs: performance.now() - startedAt,
    processorMs: (user + system) / 1000,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
    read,
  }
  process.send!(result, () => process.disconnect())
})
