import type { TileRequest } from './live-tiles.ts'

/** A tile that takes longer would not be waited for. */
const TIMEOUT_MS = 10_000
/** After a failure it is left alone for so long, so that not every tile waits for it in vain. */
const REST_MS = 5_000

export interface MartinOptions {
  url: string
  /** Told when it begins to fail; what it does not answer is made here. */
  onFailure?: (error: unknown) => void
  restMs?: number
}

/** A Martin that runs `martin.yaml` and makes tiles in place of this process. */
export class Martin {
  readonly #url: string
  readonly #onFailure: (error: unknown) => void
  readonly #restMs: number
  #restsUntil = 0
  #isFailing = false

  constructor({ url, onFailure = () => {}, restMs = REST_MS }: MartinOptions) {
    this.#url = url.replace(/\/$/, '')
    this.#onFailure = onFailure
    this.#restMs = restMs
  }

  /** It makes whole layers in Web Mercator only, and knows no readers. */
  makes({ part, sight, tile }: TileRequest): boolean {
    return !part && !sight && !tile.grid?.rows
  }

  /**
   * A tile, uncompressed, empty where nothing is; undefined when Martin fails or has failed a moment ago. Martin reads the database
   * after the mirror did, so a tile is never older than the tag it is sent under.
   */
  async tile(request: TileRequest): Promise<Uint8Array | undefined> {
    if (performance.now() < this.#restsUntil) return undefined
    try {
      const bytes = await this.#asked(request)
      this.#isFailing = false
      return bytes
    } catch (error) {
      this.#restsUntil = performance.now() + this.#restMs
      if (!this.#isFailing) this.#onFailure(error)
      this.#isFailing = true
      return undefined
    }
  }

  async #asked(request: TileRequest): Promise<Uint8Array> {
    const address = this.#addressOf(request)
    const answer = await fetch(address, {
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // it is compressed here, once
      headers: { 'accept-encoding': 'identity' },
    })
    if (answer.status === 204) return new Uint8Array()
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}.`)
    return new Uint8Array(await answer.arrayBuffer())
  }

  #addressOf({ layer, tile: { z, x, y }, filter }: TileRequest): URL {
    const address = new URL(`${this.#url}/${layer}/${z}/${x}/${y}`)
    const { classes = [], states = [], units = [] } = filter ?? {}
    for (const [name, list] of Object.entries({ class: classes, state: states, unit: units }))
      if (list.length > 0) address.searchParams.set(name, list.join(','))
    return address
  }
}
