import { rm } from 'node:fs/promises'
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'
import { MAX_UPLOAD_BYTES, receiveUpload, type Upload } from './receive-upload.ts'
import type { UploadFolders } from './upload-folders.ts'

const MAX_FIELD_BYTES = 100_000

/** Lets the routes of an app receive deliveries of so many files. */
export async function receivesDeliveries(app: FastifyInstance, maxFiles: number): Promise<void> {
  await app.register(multipart, {
    limits: { files: maxFiles, fileSize: MAX_UPLOAD_BYTES, fieldSize: MAX_FIELD_BYTES, fields: 10 },
    throwFileSizeLimit: true,
  })
}

/**
 * Receives a form with files and gives them to the batch that `begin` makes of it. Refuses (`invalid-parameter`) what is no form
 * and a form without files; where the delivery is not accepted nothing of it stays.
 */
export async function receiveDelivery(
  request: FastifyRequest,
  uploads: UploadFolders,
  begin: (upload: Upload & { names: [string, ...string[]] }) => Promise<number>,
): Promise<number> {
  if (!request.isMultipart()) throw new DomainError('invalid-parameter', 'Send the delivery as multipart/form-data.')
  const upload = await receiveUpload(request.parts(), uploads.directory)
  try {
    const [first, ...others] = upload.names
    if (first === undefined) throw new DomainError('invalid-parameter', 'The form has no file.')
    const id = await begin({ ...upload, names: [first, ...others] })
    await uploads.keep(upload.folder, id)
    return id
  } catch (error) {
    await rm(upload.folder, { recursive: true, force: true })
    throw error
  }
}

/** A compiled schema. */
interface Shape {
  Check(value: unknown): boolean
  Errors(value: unknown): { instancePath: string; message: string }[]
}

/** The field `options` of a form: JSON of a known shape, `{}` where it is absent. Refuses (`invalid-parameter`) anything else. */
export function optionsField<Options>(text: string | undefined, shape: Shape): Options {
  if (text === undefined || text === '') return {} as Options
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new DomainError('invalid-parameter', 'options: expected JSON.')
  }
  if (shape.Check(value)) return value as Options
  const [error] = shape.Errors(value)
  throw new DomainError('invalid-parameter', `options${error?.instancePath ?? ''} ${error?.message ?? 'is not valid'}.`)
}
