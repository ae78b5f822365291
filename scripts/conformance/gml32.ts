/**
 * Runs the OGC suite for GML 3.2 on the application schema of all feature types and on some features of each, as a running server writes
 * them, and says what failed:
 *
 *     node scripts/conformance/gml32.ts http://127.0.0.1:8080/wfs [folder for the results]
 *
 * Needs Java 17 and mvn, which brings the suite from Maven Central.
 */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runSuite } from './suite.ts'
import { gml32Program } from './suites/build-suite.ts'

const FEATURES_PER_TYPE = 20

async function textOf(address: string, body?: string): Promise<string> {
  const answer = await fetch(address, body ? { method: 'POST', headers: { 'content-type': 'text/xml' }, body } : {})
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`)
  return answer.text()
}

/** Some features of every type, in one document. */
async function sampleOf(address: string): Promise<string> {
  const capabilities = await textOf(`${address}?service=WFS&version=2.0.0&request=GetCapabilities`)
  const names = [...capabilities.matchAll(/<wfs:Name>([^<]+)<\/wfs:Name>/g)].map(([, name]) => name)
  const queries = names.map(name => `<wfs:Query typeNames="${name}"/>`).join('')
  return textOf(
    address,
    `<wfs:GetFeature xmlns:wfs="http://www.opengis.net/wfs/2.0" service="WFS" version="2.0.0" count="${FEATURES_PER_TYPE}">${queries}</wfs:GetFeature>`,
  )
}

const [address, results] = process.argv.slice(2)
if (!address) {
  console.error('Write the address of the service: node scripts/conformance/gml32.ts http://127.0.0.1:8080/wfs')
  process.exit(1)
}
const folder = await mkdtemp(join(tmpdir(), 'wangge-gml-'))
const sample = join(folder, 'sample.xml')
await writeFile(sample, await sampleOf(address))
const suite = {
  artifact: 'ets-gml32',
  version: '1.33',
  about: `The application schema of all types, and ${FEATURES_PER_TYPE} features of each`,
  properties: { gml: `file:${sample}` },
  program: await gml32Program(),
  resultName: 'gml32',
}
await runSuite(suite, results)
await rm(folder, { recursive: true, force: true })
