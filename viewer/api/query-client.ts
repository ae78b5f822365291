import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from './problem.ts'

/** How long an answer is good without being asked again; commits make it stale sooner. */
const FRESH_MS = 30_000
const RETRIES = 2
/** The server answers 503 until its data are in memory. */
const STARTING = 503

/** A refusal will be the same next time; a starting server is asked until it is ready; weather is tried again twice. */
function shouldRetry(failures: number, error: Error): boolean {
  if (!(error instanceof ApiProblem)) return failures < RETRIES
  return error.status === STARTING || (error.status > STARTING && failures < RETRIES)
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: FRESH_MS, retry: shouldRetry, refetchOnWindowFocus: false } },
})
