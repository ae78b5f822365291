import type { Client } from './client-of.ts'

/** One request of a key and how it was answered. */
export interface LoggedRequest {
  at: string
  method: string
  path: string
  /** In the order they were sent; secrets are masked. */
  parameters: { name: string; value: string }[]
  userAgent: string | null
  client: Client
  accept: string | null
  status: number
  milliseconds: number
  /** Features in the answer, where it is a list of them. */
  returned: number | null
  matched: number | null
  contentType: string | null
  /** Which coordinate stands first in the answer. */
  axisOrder: 'lon,lat' | 'lat,lon' | 'easting,northing' | 'northing,easting' | null
  /** What a refusal said. */
  problem: string | null
  rules: string[]
}

/** Requests that are kept of each key. */
export const KEPT_REQUESTS = 100
/** Keys whose requests are kept: those used last. */
const KEPT_KEYS = 500

/** The last requests of each key, in this process alone and only as long as it runs. */
export class RequestLog {
  readonly #byKey = new Map<number, LoggedRequest[]>()

  add(keyId: number, request: LoggedRequest): void {
    const kept = this.#byKey.get(keyId) ?? []
    kept.push(request)
    if (kept.length > KEPT_REQUESTS) kept.shift()
    this.#byKey.delete(keyId)
    this.#byKey.set(keyId, kept)
    if (this.#byKey.size > KEPT_KEYS) this.#byKey.delete(this.#byKey.keys().next().value!)
  }

  /** The last one first. */
  of(keyId: number): LoggedRequest[] {
    return [...(this.#byKey.get(keyId) ?? [])].reverse()
  }
}
