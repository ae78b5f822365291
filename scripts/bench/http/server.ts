/** The API in a process of its own, as it is in production; tells its parent the address, on any message its memory, and ends with it. */
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../../api/app.ts'
import { openDatabase } from '../../../spatial/database/connection.ts'
import type { ServerProcessOptions } from './server-process.ts'

const { databaseUrl, schema, options } = JSON.parse(process.argv[2]!) as ServerProcessOptions
const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema })
const app = await buildApp({ ...options, database })
await app.listen({ host: '127.0.0.1', port: 0 })
process.once('disconnect', () => process.exit(0))
process.on('message', () => process.send?.(process.memoryUsage()))
process.send?.((app.server.address() as AddressInfo).port)
