/** Starts everything: the database, the city (synthetic at the first start), the API and the viewer, on one address. */
import type { Readiness } from '../api/app.ts'
import { readConfiguration } from './configuration.ts'
import { bringUp } from './start/bring-up.ts'
import { demoNotice } from './start/demo-people.ts'
import { openFrontDoor } from './start/front-door.ts'
import { loadDemoImagery } from './start/load-demo-imagery.ts'
import { Announcer } from './start/terminal.ts'
import { isRefusal } from './start/with-city.ts'

async function start(): Promise<void> {
  const configuration = readConfiguration(process.env)
  const { host, port, publicUrl } = configuration
  const readiness: Readiness = { ready: false, stage: '' }
  const say = new Announcer(readiness)
  const door = await openFrontDoor(host, port, readiness)

  const { city, app, firstKey, hasDemoPeople } = await bringUp(configuration, readiness, say).catch(async error => {
    await door.close()
    throw error
  })
  door.open(app.routing)
  say.ready(`就绪 · ready: ${publicUrl ?? door.url}`)
  if (firstKey) console.log(keyNotice(firstKey))
  if (hasDemoPeople) console.log(demoNotice())
  const imagery = configuration.demo ? loadDemoImagery(city.database, configuration.dataDirectory) : Promise.resolve()
  let isClosing = false
  imagery.catch(
    error => isClosing || console.error('街景影像未能载入 · the street pictures could not be loaded:', error),
  )

  const close = async () => {
    isClosing = true
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
