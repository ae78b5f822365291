import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ingest } from '../../data-import/imagery/ingest.ts'
import { PictureStore } from '../../data-import/imagery/picture-store.ts'
import type { Database } from '../../spatial/database/connection.ts'

interface PictureDelivery {
  path: string
  crs: string
}

/** Trajectories of a survey car, as delivered: panoramas of the centre first, because they are what people look for. */
const PICTURE_DELIVERIES: readonly PictureDelivery[] = [
  { path: '街景影像/全景轨迹.csv', crs: 'EPSG:4490' },
  { path: '街景影像/街景轨迹.csv', crs: 'EPSG:4544' },
]

const WAIVER = '合成影像，画面中没有人脸与车牌 · synthetic, no faces and no plates'

/**
 * Takes the pictures of the demo city in through the ingest, some sequences at a time, while the city is already served. Cut
 * short, the next start goes on; what is there stays.
 */
export async function loadDemoImagery(database: Database, dataDirectory: string): Promise<void> {
  const { db } = database
  const { is_demo: isDemo } = await db.selectFrom('city').select('is_demo').executeTakeFirstOrThrow()
  if (!isDemo) return
  const taken = await db.selectFrom('picture_batches').select('source').where('state', '=', 'published').execute()
  const done = new Set(taken.map(({ source }) => source))
  const store = new PictureStore(join(dataDirectory, 'imagery'))
  for (const { path, crs } of PICTURE_DELIVERIES) {
    const file = join(dataDirectory, 'demo', 'delivery', path)
    if (done.has(path) || !existsSync(file)) continue
    const result = await ingest(database, store, {
      paths: [file],
      options: { crs, isDrawn: true, waiver: WAIVER },
      actor: 'demo city',
      source: path,
    })
    if (result.kind === 'refusal') throw new Error(`The demo city's pictures were not accepted: ${result.message}`)
    await db
      .insertInto('picture_batches')
      .values({ state: 'published', source: path, created_by: 'demo city', report: JSON.stringify(result.report) })
      .execute()
  }
}
