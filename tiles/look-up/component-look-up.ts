import type { ComponentFilter, Moment } from '../../spatial/components/component-filter.ts'
import { componentTexts } from '../../spatial/components/component-texts.ts'
import type { CodeQuestion } from '../../spatial/components/components-by-digits.ts'
import type { LonLat } from '../../spatial/database/postgis.ts'
import type { Db } from '../../spatial/database/schema.ts'
import type { Mirror } from '../mirror/mirror.ts'
import { gridAt } from './grid-at.ts'
import { isInMemory } from './is-in-memory.ts'
import { type NearestSlotsRequest, nearestSlots } from './nearest-slots.ts'
import { selectSlots } from './select-slots.ts'
import { slotsByDigits } from './slots-by-digits.ts'
import { type TextKey, TextStore } from './text-store.ts'

export interface FeaturePageRequest {
  filter: ComponentFilter
  moment: Moment
  limit: number
  /** Code of the last component of the page before. */
  after?: string
}

/** Features as JSON texts in the order of their codes, at one commit. */
export interface FeaturePage {
  features: Buffer[]
  /** Pass as `after` to go on; absent on the last page. */
  next?: string
  commit: number
}

export interface NearFeature {
  feature: Buffer
  distanceMeters: number
}

/** So many texts are asked for in one statement; then the database is left alone for twice as long as that took. */
const READ_AT_ONCE = 500

/**
 * Answers from memory which components are meant and what they are, as the mirror's commit left them. Undefined wherever the
 * database must be asked instead: about what only it knows, or because something was published in between.
 */
export class ComponentLookUp {
  readonly #db: Db
  readonly #mirror: Mirror
  readonly #texts: TextStore

  constructor(db: Db, mirror: Mirror, texts = new TextStore()) {
    this.#db = db
    this.#mirror = mirror
    this.#texts = texts
  }

  async page({ filter, moment, limit, after = '' }: FeaturePageRequest): Promise<FeaturePage | undefined> {
    if (!isInMemory(this.#mirror, filter, moment)) return undefined
    const { seq: commit } = this.#mirror
    const keys = selectSlots(this.#mirror, { filter, after, count: limit + 1 }).map(slot => this.#keyOf(slot))
    const features = await this.#textsOf(keys.slice(0, limit))
    if (!features) return undefined
    return { features, commit, ...(keys.length > limit && { next: codeOf(keys[limit - 1]!) }) }
  }

  /** The nearest by metres, then by code. */
  async nearest(request: NearestSlotsRequest & { moment: Moment }): Promise<NearFeature[] | undefined> {
    const { filter = {}, moment } = request
    if (!isInMemory(this.#mirror, filter, moment)) return undefined
    const near = nearestSlots(this.#mirror, request)
    const features = await this.#textsOf(near.map(({ slot }) => this.#keyOf(slot)))
    return features?.map((feature, i) => ({ feature, distanceMeters: near[i]!.distanceMeters }))
  }

  /** Codes by their digits: the nearest first where a position is given, else ascending. */
  codesOf(question: CodeQuestion): string[] {
    return slotsByDigits(this.#mirror, question).map(slot => codeOf(this.#keyOf(slot)))
  }

  /** Code of the unit grid that holds a position; undefined outside all. */
  gridAt(at: LonLat): string | undefined {
    return gridAt(this.#mirror, at)
  }

  /**
   * Reads the texts that are not known yet, in the order of codes and in small pieces, until all are or memory is full, or
   * `signal` says to stop.
   */
  async readAll(pause: (ms: number) => Promise<void>, signal: AbortSignal): Promise<void> {
    let last = 0
    while (!signal.aborted && !this.#texts.isFull) {
      const keys = this.#unknownAfter(last)
      if (keys.length === 0) return
      last = keys.at(-1)!.id
      const began = performance.now()
      await this.#read(keys)
      await pause(2 * (performance.now() - began))
    }
  }

  #unknownAfter(last: number): TextKey[] {
    const order = this.#mirror.layers.get('components')!.rows.inOrder()
    const unknown: TextKey[] = []
    for (let place = order.firstFrom(last + 1); place < order.slots.length && unknown.length < READ_AT_ONCE; place++) {
      const wanted = this.#keyOf(order.slots[place]!)
      if (!this.#texts.get(wanted)) unknown.push(wanted)
    }
    return unknown
  }

  #keyOf(slot: number): TextKey {
    const { ids, numbers } = this.#mirror.layers.get('components')!.rows.columns
    return { id: ids[slot]!, version: numbers.get('seq')!.values[slot]! }
  }

  /** What is known is taken at once; only then the rest is waited for, so that all show the same commit. */
  async #textsOf(keys: readonly TextKey[]): Promise<Buffer[] | undefined> {
    const texts = keys.map(key => this.#texts.get(key))
    const missing = keys.filter((_key, i) => !texts[i])
    if (missing.length === 0) return texts as Buffer[]
    const read = await this.#read(missing)
    const all = texts.map((text, i) => text ?? read.get(keys[i]!.id))
    return all.every(text => text !== undefined) ? all : undefined
  }

  /** The texts of those that still have the version that is wanted, by id; they are kept. */
  async #read(keys: readonly TextKey[]): Promise<Map<number, Buffer>> {
    const wanted = new Map(keys.map(key => [key.id, key]))
    const read = new Map<number, Buffer>()
    for (const { code, version, feature } of await componentTexts(this.#db, keys.map(codeOf))) {
      const key = wanted.get(Number(code))!
      if (key.version !== version) continue
      const text = Buffer.from(feature)
      this.#texts.set(key, text)
      read.set(key.id, text)
    }
    return read
  }
}

const CODE_DIGITS = 16

const codeOf = ({ id }: TextKey): string => String(id).padStart(CODE_DIGITS, '0')
