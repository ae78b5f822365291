import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Multipart, MultipartFile } from '@fastify/multipart'
import { DomainError } from '../../spatial/domain-error.ts'

export interface Upload {
  /** A folder of its own with the files in it. */
  folder: string
  /** Names of the files as they were sent. */
  names: string[]
  fields: Record<string, string>
}

/** A city's survey is some hundred megabytes; this leaves room and still cannot fill a disk. */
export const MAX_UPLOAD_BYTES = 2 * 1024 ** 3
const MAX_NAME_LENGTH = 150
/** Separators, control characters, and what Windows forbids, so that a name is a name wherever the server runs. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must go
const UNSAFE = /[\u0000-\u001f\u007f/\\:*?"<>|]/g

/** Streams the files of a form to disk. Whatever goes wrong, nothing of them stays. */
export async function receiveUpload(parts: AsyncIterable<Multipart>, parent: string): Promise<Upload> {
  await mkdir(parent, { recursive: true })
  const folder = await mkdtemp(join(parent, 'upload-'))
  const upload: Upload = { folder, names: [], fields: {} }
  try {
    const budget = byteBudget()
    for await (const part of parts)
      if (part.type === 'file') await receiveFile(part, upload, budget)
      else upload.fields[part.fieldname] = String(part.value)
    return upload
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

type Budget = (byteLength: number) => void

function byteBudget(): Budget {
  let left = MAX_UPLOAD_BYTES
  return byteLength => {
    left -= byteLength
    if (left < 0)
      throw new DomainError('import-too-large', `The upload is larger than ${MAX_UPLOAD_BYTES / 1024 ** 3} GB.`)
  }
}

async function receiveFile(part: MultipartFile, upload: Upload, spend: Budget): Promise<void> {
  const name = safeName(part.filename)
  if (upload.names.includes(name)) throw new DomainError('invalid-parameter', `Two files are called ${name}.`)
  upload.names.push(name)
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        spend(chunk.length)
        done(null, chunk)
      } catch (error) {
        done(error as Error)
      }
    },
  })
  await pipeline(part.file, counted, createWriteStream(join(upload.folder, name)))
}

/** The last part of the name, without anything that could lead out of the folder. */
export function safeName(filename: string): string {
  const name = basename(filename.replaceAll('\\', '/')).replaceAll(UNSAFE, '_').replace(/^\.+/, '')
  if (name === '') throw new DomainError('invalid-parameter', 'A file has no name.')
  return name.length <= MAX_NAME_LENGTH ? name : name.slice(-MAX_NAME_LENGTH)
}
