/**
 * Reads a running server's STAC API with pystac-client and judges it with stac-validator, in a Python environment of their own
 * (Python 3.10 or later with venv; the packages come from PyPI, schemas of extensions from the network, where there is one).
 *
 *   node scripts/conformance/stac.ts http://localhost:8080/stac [key]
 */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const PACKAGES = ['pystac-client==0.9.1', 'pystac[validation]', 'stac-validator==4.1.2']
const PROGRAM = fileURLToPath(new URL('./stac.py', import.meta.url))

const [address, ...key] = process.argv.slice(2)
if (!address) {
  console.error('Write the address of the service: node scripts/conformance/stac.ts http://localhost:8080/stac')
  process.exit(1)
}

const environment = process.env.STAC_VENV ?? join(tmpdir(), 'stac-clients')
const run = (program: string, words: string[]): void => {
  const { status } = spawnSync(program, words, { stdio: 'inherit' })
  if (status !== 0) process.exit(status ?? 1)
}
const python = join(environment, 'bin', 'python')
if (!existsSync(python)) {
  run('python3', ['-m', 'venv', environment])
  run(python, ['-m', 'pip', 'install', '--quiet', ...PACKAGES])
}
run(python, [PROGRAM, address, ...key])
