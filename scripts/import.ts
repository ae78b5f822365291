/** Imports a delivery, publishes or withdraws a batch: `npm run import` without words says how. */
import { type ImportCommand, parseCommand, USAGE } from './import/parse-command.ts'
import { runCommand } from './import/run-command.ts'
import { withCity } from './start/with-city.ts'

const command: ImportCommand | { mistake: string } = parseCommand(process.argv.slice(2))
if ('mistake' in command) {
  console.error(`${command.mistake}\n\n${USAGE}`)
  process.exit(1)
}
await withCity(async ({ database }) => {
  process.exitCode = await runCommand(database, command)
})
