import { DataDirectoryInUse } from '../../spatial/database/embedded/start-embedded.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { type OpenCity, openCity } from './open-city.ts'

/** A refusal that whoever typed the command can act on, as opposed to a bug, whose trace is needed. */
export const isRefusal = (error: unknown): error is Error =>
  error instanceof ConfigurationError || error instanceof DataDirectoryInUse

/** For commands: opens the configured city, works, closes it; a refusal is one sentence and exit code 1. */
export async function withCity(work: (city: OpenCity) => Promise<void>): Promise<void> {
  try {
    const city = await openCity(readConfiguration(process.env))
    await work(city).finally(() => city.close())
  } catch (error) {
    console.error(isRefusal(error) ? error.message : error)
    process.exitCode = 1
  }
}
