/** Regenerates everything that is generated and committed. Afterwards a diff shows what a change did to it; CI accepts none. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildApp } from '../api/app.ts'
import { type Database, openDatabase } from '../spatial/database/connection.ts'
import { startEmbedded } from '../spatial/database/embedded/start-embedded.ts'
import { prepareDatabase } from '../spatial/database/prepare-database.ts'
import { writeApiTypes } from './api-types.ts'
import { openApiText } from './bless/open-api-text.ts'
import { schemaDump } from './bless/schema-dump.ts'
import { writeSprites } from './sprite.ts'

const SCHEMA = 'blessed'

/** Runs `work` on a freshly prepared embedded database, of which nothing remains. */
async function withFreshDatabase(work: (database: Database) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'wangge-bless-'))
  const embedded = await startEmbedded(folder, SCHEMA)
  const database = openDatabase({ kind: 'embedded', socketDirectory: embedded.socketDirectory }, { schema: SCHEMA })
  try {
    await prepareDatabase(database)
    await work(database)
  } finally {
    await database.close()
    await embedded.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Writes a file below the root of the project and says whether that changed it. */
function write(path: string, text: string): void {
  const file = new URL(`../${path}`, import.meta.url)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  writeFileSync(file, text)
  console.log(`${before === text ? 'unchanged' : 'rewritten'}  ${path}`)
}

await withFreshDatabase(async database => {
  write('spatial/database/schema.sql', await schemaDump(database))
  const app = await buildApp({ database })
  await app.ready()
  write('api/contract/openapi.json', openApiText(app))
  await app.close()
})
writeApiTypes()
console.log('written    viewer/api/schema.gen.ts')
writeSprites()
console.log('drawn      viewer/public/sprites')
