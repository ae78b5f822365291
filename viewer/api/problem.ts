/** A refusal of the API (RFC 9457): a stable code to decide by, a sentence to show. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly requestId: string | undefined

  constructor(status: number, problem: { code?: string; detail?: string; requestId?: string }) {
    super(problem.detail ?? '')
    this.name = 'ApiProblem'
    this.status = status
    this.code = problem.code ?? 'unknown'
    this.requestId = problem.requestId
  }

  static from(status: number, body: unknown): ApiProblem {
    return new ApiProblem(status, typeof body === 'object' && body !== null ? body : {})
  }
}
