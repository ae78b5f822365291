/**
 * Brings the schema of the configured city up to date. Start does it too; this is for those who want it done before, or by
 * an account with more rights.
 */
import { withCity } from './start/with-city.ts'

await withCity(async ({ database }) => console.log(`The schema ${database.schema} is up to date.`))
