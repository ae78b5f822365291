/** The API in a process of its own, as it is in production; tells its parent the address and ends with it. */
import type { AddressInfo } from 'node:net'
import { buildApp } from '../../../api/app.ts'
import { openDatabase } from '../../../spatial/database/connection.ts'

const [connectionString, schema] = process.argv.slice(2) as [string, string]
const app = await buildApp({ database: openDatabase({ kind: 'server', connectionString }, { schema }) })
await app.listen({ host: '127.0.0.1', port: 0 })
process.once('disconnect', () => process.exit(0))
process.send?.((app.server.address() as AddressInfo).port)
