import { answered, api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import { saveFile } from '../api/save-file.ts'
import { keyHeader } from '../api/session.ts'
import type { Batch } from './queries.ts'

export interface Delivery {
  readonly dataset: string
  readonly files: readonly File[]
  readonly options: Record<string, unknown>
}

/**
 * Sends a delivery and answers with the number of its batch. `fetch` cannot tell how much of a request has left, so this is
 * XMLHttpRequest; `onProgress` hears shares from 0 to 1.
 */
export function uploadDelivery(
  { dataset, files, options }: Delivery,
  onProgress: (share: number) => void,
): Promise<number> {
  const form = new FormData()
  form.append('dataset', dataset)
  form.append('options', JSON.stringify(options))
  for (const file of files) form.append('files', file, file.name)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', '/api/imports')
    for (const [name, value] of Object.entries(keyHeader())) request.setRequestHeader(name, value)
    request.responseType = 'json'
    request.upload.onprogress = event => onProgress(event.total ? event.loaded / event.total : 0)
    request.onload = () => {
      if (request.status === ACCEPTED) resolve(request.response.id)
      else reject(ApiProblem.from(request.status, request.response))
    }
    request.onerror = () => reject(new Error('network'))
    request.send(form)
  })
}

const ACCEPTED = 202

/** Whatever was read of imports, and of what they publish, is asked for again. */
const refresh = (): Promise<void> => queryClient.invalidateQueries()

export async function publishImport(id: number): Promise<Batch> {
  const batch = await answered(api.POST('/api/imports/{id}/publish', { params: { path: { id } } }))
  await refresh()
  return batch
}

export async function withdrawImport(id: number): Promise<Batch> {
  const batch = await answered(api.POST('/api/imports/{id}/withdraw', { params: { path: { id } } }))
  await refresh()
  return batch
}

/** Reads and checks the same files again with other statements. */
export async function retryImport(id: number, options: Batch['options']): Promise<void> {
  await answered(api.POST('/api/imports/{id}/retry', { params: { path: { id } }, body: options }))
  await refresh()
}

/** Saves all findings as CSV. */
export const downloadFindings = (id: number, language: 'zh' | 'en'): Promise<void> =>
  saveFile(`/api/imports/${id}/findings.csv?lang=${language}`)
