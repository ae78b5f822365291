import createClient from 'openapi-fetch'
import { ApiProblem } from './problem.ts'
import type { paths } from './schema.gen.ts'
import { keyHeader } from './session.ts'

/** The typed client of our own API. Answers are unwrapped with {@link answered}. */
export const api = createClient<paths>({ baseUrl: '/' })

api.use({
  onRequest: ({ request }) => {
    // a key that is being tried stands there already
    if (request.headers.has('authorization')) return
    for (const [name, value] of Object.entries(keyHeader())) request.headers.set(name, value)
  },
})

interface Outcome<Data> {
  readonly data?: Data
  readonly error?: unknown
  readonly response: Response
}

/** The data of an answer, or an {@link ApiProblem} thrown with the server's code and sentence. */
export async function answered<Data>(outcome: Promise<Outcome<Data>>): Promise<Data> {
  const { data, error, response } = await outcome
  if (data === undefined) throw ApiProblem.from(response.status, error)
  return data
}
