/** How much is left of a quota, as the RateLimit headers say it. */
export interface QuotaState {
  limit: number
  remaining: number
  /** Seconds until it is whole again. */
  resetSeconds: number
  isExceeded: boolean
}

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** China keeps one time, eight hours before Greenwich. */
const CITY_OFFSET_MS = 8 * 3_600_000

/** Counts requests in windows that begin with the minute, or with the day of the city. */
export class QuotaWindow {
  readonly #lengthMs: number
  #startedAt = Number.NEGATIVE_INFINITY
  #used = 0

  constructor(length: 'minute' | 'day') {
    this.#lengthMs = length === 'minute' ? MINUTE_MS : DAY_MS
  }

  /** What other processes, or this one before it was started again, have used of the present window. */
  addFromElsewhere(used: number, nowMs: number): void {
    this.#begin(nowMs)
    this.#used += used
  }

  /** Counts one request, unless the quota is used up. */
  take(limit: number, nowMs: number): QuotaState {
    this.#begin(nowMs)
    const isExceeded = this.#used >= limit
    if (!isExceeded) this.#used++
    const endsAt = this.#startedAt + this.#lengthMs
    return {
      limit,
      remaining: Math.max(0, limit - this.#used),
      resetSeconds: Math.max(1, Math.ceil((endsAt - nowMs) / 1000)),
      isExceeded,
    }
  }

  #begin(nowMs: number): void {
    const offset = this.#lengthMs === DAY_MS ? CITY_OFFSET_MS : 0
    const startedAt = Math.floor((nowMs + offset) / this.#lengthMs) * this.#lengthMs - offset
    if (startedAt === this.#startedAt) return
    this.#startedAt = startedAt
    this.#used = 0
  }
}
