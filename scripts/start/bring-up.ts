import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { buildApp, type Readiness } from '../../api/app.ts'
import { createFirstKey } from '../../spatial/access/access-keys.ts'
import { BUILT_VIEWER } from '../../viewer/build.ts'
import type { Configuration } from '../configuration.ts'
import { addDemoPeople } from './demo-people.ts'
import { loadDemo, makeDemoDelivery, wantsDemo } from './load-demo.ts'
import { type OpenCity, openCity } from './open-city.ts'
import { runToEnd } from './run-to-end.ts'
import type { Announcer } from './terminal.ts'

export interface BroughtUp {
  city: OpenCity
  app: FastifyInstance
  /** The administrator key, when this start made it. */
  firstKey: string | undefined
  /** Whether demo accounts open this city. */
  hasDemoPeople: boolean
}

const VIEWER_BUILD = fileURLToPath(new URL('../../viewer/build.ts', import.meta.url))

/** Opens the city and fills it when it is empty and may be filled; what does not depend on the database goes on beside it. */
export async function bringUp(configuration: Configuration, readiness: Readiness, say: Announcer): Promise<BroughtUp> {
  const viewer = runToEnd(VIEWER_BUILD)
  const delivery = startsEmpty(configuration) ? makeDemoDelivery(configuration.dataDirectory) : undefined
  // Awaited further down; until then a failure must not count as unhandled.
  for (const beside of [viewer, delivery]) beside?.catch(() => {})

  say.stage('正在打开数据库 · opening the database')
  const city = await openCity(configuration)
  const { database } = city
  if (configuration.demo && (await wantsDemo(database))) {
    say.stage('正在生成演示城市（合成数据）· making the demo city (synthetic)')
    await loadDemo(database, await (delivery ?? makeDemoDelivery(configuration.dataDirectory)), say)
  }
  say.stage('正在准备页面 · preparing the pages')
  await viewer
  say.stage('正在载入图层 · loading the layers')
  const { publicUrl, martinUrl, dataDirectory } = configuration
  const app = await buildApp({
    database,
    readiness,
    pages: BUILT_VIEWER,
    uploadDirectory: join(dataDirectory, 'uploads'),
    archiveDirectory: join(dataDirectory, 'tiles'),
    imageryDirectory: join(dataDirectory, 'imagery'),
    ...(publicUrl && { publicUrl }),
    ...(martinUrl && { martinUrl }),
  })
  await app.ready()
  // Made last, when it is about to be shown: a start that is cut short must not take the only sight of it along.
  const hasDemoPeople = configuration.demo && (await addDemoPeople(database.db))
  return { city, app, firstKey: await createFirstKey(database.db), hasDemoPeople }
}

const startsEmpty = ({ demo, databaseUrl, dataDirectory }: Configuration): boolean =>
  demo && !databaseUrl && !existsSync(join(dataDirectory, 'postgres'))
