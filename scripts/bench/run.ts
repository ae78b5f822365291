/**
 * `npm run bench -- tiles [options]` runs `tiles.bench.ts` of this folder. Each bench exports
 * `bench(options: string[]): Promise<void>` and prints its tables itself.
 */
import { readdirSync } from 'node:fs'
import { machine } from './table.ts'

interface BenchModule {
  bench(options: string[]): Promise<void>
}

const SUFFIX = '.bench.ts'
const FOLDER = new URL('./', import.meta.url)

const names = readdirSync(FOLDER)
  .filter(file => file.endsWith(SUFFIX))
  .map(file => file.slice(0, -SUFFIX.length))
  .sort()

const [name, ...options] = process.argv.slice(2)
if (!name || !names.includes(name)) {
  console.error(`Write which bench to run, one of: ${names.join(', ')}. For example: npm run bench -- ${names[0]}`)
  process.exit(1)
}
console.log(`${name}: ${machine()}\n`)
const { bench } = (await import(new URL(`${name}${SUFFIX}`, FOLDER).href)) as BenchModule
await bench(options)
