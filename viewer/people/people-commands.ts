import { api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import { queryClient } from '../api/query-client.ts'
import type { paths } from '../api/schema.gen.ts'
import { askAgainWho } from './who.ts'

interface Outcome {
  readonly error?: unknown
  readonly response: Response
}

/** For answers without a body: what was refused is thrown. */
async function done(outcome: Promise<Outcome>): Promise<void> {
  const { error, response } = await outcome
  if (!response.ok) throw ApiProblem.from(response.status, error)
}

export async function signInWith(login: string, password: string): Promise<void> {
  await done(api.POST('/api/session', { body: { login, password } }))
  await askAgainWho()
}

export async function signOutOfSession(): Promise<void> {
  await done(api.DELETE('/api/session'))
  await askAgainWho()
}

/** The same person goes on, so that what is shown stays until it has been read again. */
export async function changeOwnPassword(current: string, next: string): Promise<void> {
  await done(api.PUT('/api/session/password', { body: { current, next } }))
  await queryClient.invalidateQueries()
}

export const endSession = (id: number): Promise<void> =>
  done(api.DELETE('/api/session/all/{id}', { params: { path: { id } } }))

export type PersonPatch = paths['/api/people/{id}']['patch']['requestBody']['content']['application/json']

export const changePerson = (id: number, body: PersonPatch): Promise<void> =>
  done(api.PATCH('/api/people/{id}', { params: { path: { id: String(id) } }, body }))

export const revokeKey = (id: number): Promise<void> =>
  done(api.DELETE('/api/keys/{id}', { params: { path: { id: String(id) } } }))

export type LayerRightBody = paths['/api/layer-rights/{layer}']['put']['requestBody']['content']['application/json']

export const setLayerRight = (layer: string, body: LayerRightBody): Promise<void> =>
  done(api.PUT('/api/layer-rights/{layer}', { params: { path: { layer } }, body }))
