import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { promisify } from 'node:util'
import yauzl from 'yauzl'
import type { Image } from './picture-images.ts'

const open = promisify<string, yauzl.Options, yauzl.ZipFile>(yauzl.open)

/** One tile out of the archive that holds all levels of a picture; undefined where there is none of that address. */
export async function tileOf(
  archive: string,
  { level, x, y }: { level: number; x: number; y: number },
): Promise<Image | undefined> {
  const zip = await open(archive, { lazyEntries: true, autoClose: false })
  const ending = `_files/${level}/${x}_${y}.jpeg`
  try {
    const entry = await new Promise<yauzl.Entry | undefined>((found, fail) => {
      zip.on('entry', (entry: yauzl.Entry) => (entry.fileName.endsWith(ending) ? found(entry) : zip.readEntry()))
      zip.on('end', () => found(undefined))
      zip.on('error', fail)
      zip.readEntry()
    })
    if (!entry) return undefined
    const stream = await new Promise<Readable>((opened, fail) =>
      zip.openReadStream(entry, (error, stream) => (error ? fail(error) : opened(stream))),
    )
    const bytes = await buffer(stream)
    const tag = createHash('sha256')
      .update(`${basename(archive)}${ending}`)
      .digest('hex')
      .slice(0, 32)
    return { bytes, tag }
  } finally {
    zip.close()
  }
}
