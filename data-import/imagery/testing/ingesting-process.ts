/** Takes a delivery of pictures in, in a process that a test can kill. */
import { type DatabaseAddress, openDatabase } from '../../../spatial/database/connection.ts'
import { runPictureBatch } from '../picture-batch.ts'
import { PictureStore } from '../picture-store.ts'

export interface IngestingJob {
  address: DatabaseAddress
  schema: string
  id: number
  storeDirectory: string
  paths: string[]
}

process.once('message', async ({ address, schema, id, storeDirectory, paths }: IngestingJob) => {
  const database = openDatabase(address, { schema, maxConnections: 3 })
  await runPictureBatch(database, new PictureStore(storeDirectory), { id, paths })
  await database.close()
  process.disconnect()
})
