import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { KeyHolder } from '../../spatial/access/holders.ts'
import { addUse, NO_USE, requestsOn, sumOfUse, today, type Use } from '../../spatial/access/key-usage.ts'
import { type QuotaState, QuotaWindow } from '../../spatial/access/quota.ts'
import { DomainError } from '../../spatial/domain-error.ts'

/** Use is written down together: one statement in ten seconds, however many requests. */
const WRITE_EVERY_MS = 10_000

interface Windows {
  minute: QuotaWindow
  day: QuotaWindow
}

/** What each key may still do, and what it has done since it was last written down. */
class Meter {
  readonly #app: FastifyInstance
  readonly #windows = new Map<number, Promise<Windows>>()
  #used = new Map<number, Use>()

  constructor(app: FastifyInstance) {
    this.#app = app
  }

  /** Counts a request. The state is that of the quota that is nearest to its end; undefined for a key without one. */
  async take({ keyId, quotaPerMinute, quotaPerDay }: KeyHolder): Promise<QuotaState | undefined> {
    if (quotaPerMinute === null && quotaPerDay === null) return undefined
    const { minute, day } = await this.#windowsOf(keyId)
    const now = Date.now()
    const ofMinute = quotaPerMinute === null ? undefined : minute.take(quotaPerMinute, now)
    if (ofMinute?.isExceeded || quotaPerDay === null) return ofMinute
    const ofDay = day.take(quotaPerDay, now)
    return !ofMinute || ofDay.isExceeded || ofDay.remaining < ofMinute.remaining ? ofDay : ofMinute
  }

  add(keyId: number, use: Use): void {
    this.#used.set(keyId, sumOfUse(this.#used.get(keyId) ?? NO_USE, use))
  }

  async write(): Promise<void> {
    const used = this.#used
    this.#used = new Map()
    await addUse(this.#app.database.db, today(), used)
  }

  /** A day that began before this process did is gone on with. */
  #windowsOf(keyId: number): Promise<Windows> {
    const known = this.#windows.get(keyId)
    if (known) return known
    const opened = this.#open(keyId)
    this.#windows.set(keyId, opened)
    opened.catch(() => this.#windows.delete(keyId))
    return opened
  }

  async #open(keyId: number): Promise<Windows> {
    const day = new QuotaWindow('day')
    day.addFromElsewhere(await requestsOn(this.#app.database.db, keyId, today()), Date.now())
    return { minute: new QuotaWindow('minute'), day }
  }
}

async function requireQuota(meter: Meter, holder: KeyHolder, reply: FastifyReply): Promise<void> {
  const state = await meter.take(holder)
  if (!state) return
  reply
    .header('ratelimit-limit', state.limit)
    .header('ratelimit-remaining', state.remaining)
    .header('ratelimit-reset', state.resetSeconds)
  if (!state.isExceeded) return
  reply.header('retry-after', state.resetSeconds)
  throw new DomainError(
    'quota-exceeded',
    `The quota of this key, ${state.limit} requests, is used up. It is whole again in ${state.resetSeconds} seconds.`,
  )
}

const OVER_QUOTA = 429

/** Bytes of the body as they went over the wire; what was still unsent when the reader left does not count. */
function amountOf(request: FastifyRequest, reply: FastifyReply, bytesBefore: number): Use {
  const features = Number(reply.getHeader('ogc-numberreturned') ?? 0)
  return {
    requests: reply.statusCode === OVER_QUOTA ? 0 : 1,
    refused: reply.statusCode >= 400 ? 1 : 0,
    features: Number.isFinite(features) ? features : 0,
    bytes: Math.max(0, (request.raw.socket?.bytesWritten ?? 0) - bytesBefore),
  }
}

declare module 'fastify' {
  interface FastifyRequest {
    /** What had gone over the connection before this request. */
    bytesBefore: number
    /** Whether it has been counted against the quota of its key. */
    isCounted: boolean
  }
  interface FastifyInstance {
    /** Writes down what keys have used; otherwise done now and then. */
    writeUse(): Promise<void>
  }
}

/** Keeps keys within their quotas (429 with Retry-After and RateLimit headers) and counts what they use. */
export const keyQuotas = fp(
  async app => {
    const meter = new Meter(app)
    app.decorateRequest('bytesBefore', 0)
    app.decorateRequest('isCounted', false)
    app.decorate('writeUse', () => meter.write())
    app.addHook('onRequest', (request, reply, done) => {
      const { holder } = request
      request.bytesBefore = request.raw.socket?.bytesWritten ?? 0
      request.isCounted = holder !== undefined
      if (holder?.kind === 'key') requireQuota(meter, holder, reply).then(() => done(), done)
      else done()
    })
    // a key that came in the body is known only now
    app.addHook('preHandler', (request, reply, done) => {
      const { holder, isCounted } = request
      if (!isCounted && holder?.kind === 'key') requireQuota(meter, holder, reply).then(() => done(), done)
      else done()
    })
    app.addHook('onResponse', (request, reply, done) => {
      const { holder } = request
      if (holder?.kind === 'key') meter.add(holder.keyId, amountOf(request, reply, request.bytesBefore))
      done()
    })
    const write = () => meter.write().catch(error => app.log.warn({ err: error }, 'use could not be written down'))
    const writing = setInterval(write, WRITE_EVERY_MS).unref()
    app.addHook('onClose', async () => {
      clearInterval(writing)
      await write()
    })
  },
  { name: 'key-quotas', dependencies: ['permissions'] },
)
