import { setTimeout as sleep } from 'node:timers/promises'
import fp from 'fastify-plugin'
import { type PlaceReader, rememberedPlaces } from '../../spatial/places/place-reader.ts'
import { ComponentLookUp } from '../../tiles/look-up/component-look-up.ts'

declare module 'fastify' {
  interface FastifyInstance {
    /** Components from memory, as the mirror's commit left them. Bring the mirror up to date (`commits.look`) before asking. */
    lookUp: ComponentLookUp
    /** What follows from a grid, a class and a day, remembered until something is published. */
    places: PlaceReader
  }
}

/** Puts whatever is published in order for look-ups, and reads the texts of features while nobody waits for them. */
export const liveLookUp = fp(
  async app => {
    const lookUp = new ComponentLookUp(app.database.db, app.mirror)
    const closing = new AbortController()
    app.decorate('lookUp', lookUp)
    app.decorate(
      'places',
      rememberedPlaces(app.database.db, () => app.mirror.seq),
    )

    let isWanted = false
    let reading: Promise<void> | undefined
    const read = async (): Promise<void> => {
      while (isWanted && !closing.signal.aborted) {
        isWanted = false
        await lookUp.readAll(pause, closing.signal)
      }
    }
    /** A failed read is told and left at that: what is not known is read when it is asked for. */
    const readAll = (): void => {
      isWanted = true
      reading ??= read()
        .catch(error => app.log.warn({ err: error }, 'reading the texts of components stopped'))
        .finally(() => {
          reading = undefined
        })
    }
    const pause = (ms: number): Promise<void> =>
      sleep(ms, undefined, { signal: closing.signal, ref: false }).catch(() => {})

    app.addHook('onReady', async () => readAll())
    const unsubscribe = app.commits.subscribe(({ layers }) => {
      if (layers.some(({ layer }) => layer === 'components')) readAll()
    })
    app.addHook('onClose', async () => {
      unsubscribe()
      closing.abort()
      await reading
    })
  },
  { name: 'live-look-up', dependencies: ['live-mirror'] },
)
