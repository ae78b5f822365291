/** Starts everything: the database, the city (synthetic at the first start), the API and the viewer, on one address. */
import { buildApp, type Readiness } from '../api/app.ts'
import { createFirstKey } from '../spatial/access/access-keys.ts'
import { BUILT_VIEWER, buildViewer } from '../viewer/build.ts'
import { readConfiguration } from './configuration.ts'
import { openFrontDoor } from './start/front-door.ts'
import { openCity } from './start/open-city.ts'
import { Announcer } from './start/terminal.ts'
import { isRefusal } from './start/with-city.ts'

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const { host, port, publicUrl, martinUrl } = configuration
  const readiness: Readiness = { ready: false, stage: '' }
  const say = new Announcer(readiness)
  const door = await openFrontDoor(host, port, readiness)

  say.stage('正在准备网页 · preparing the pages')
  await buildViewer()
  say.stage('正在打开数据库 · opening the database')
  const city = await openCity(configuration).catch(async error => {
    await door.close()
    throw error
  })
  const firstKey = await createFirstKey(city.database.db)
  say.stage('正在载入瓦片 · loading tiles')
  const app = await buildApp({
    database: city.database,
    readiness,
    pages: BUILT_VIEWER,
    ...(publicUrl && { publicUrl }),
    ...(martinUrl && { martinUrl }),
  })
  await app.ready()
  door.open(app.routing)
  say.ready(`就绪 · ready: ${publicUrl ?? door.url}`)
  if (firstKey) console.log(keyNotice(firstKey))

  const close = async () => {
    await door.close()
    await app.close()
    await city.close()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit(0)))
  await city.lost
  throw new Error('The embedded database ended unexpectedly. What was committed is safe: start again.')
}

const keyNotice = (key: string): string => `
  管理员密钥（仅显示这一次，请妥善保存）
  Administrator key, shown only this once; keep it safe:

      ${key}
`

try {
  await start()
} catch (error) {
  console.error(isRefusal(error) ? error.message : error)
  process.exit(1)
}
