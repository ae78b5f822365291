/**
 * Brings the schema of the city in the database named by DATABASE_URL, or the embedded one, up to date. Start does it too; this is for
 * those who want it done before, or by an account with more rights.
 */
import { DataDirectoryInUse } from '../spatial/database/embedded/start-embedded.ts'
import { ConfigurationError, readConfiguration } from './configuration.ts'
import { openCity } from './start/open-city.ts'

try {
  const configuration = readConfiguration(process.env)
  const city = await openCity(configuration)
  console.log(`The schema ${configuration.cityName} is up to date.`)
  await city.close()
} catch (error) {
  const isRefusal = error instanceof ConfigurationError || error instanceof DataDirectoryInUse
  console.error(isRefusal ? error.message : error)
  process.exitCode = 1
}
