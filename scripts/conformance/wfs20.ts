/**
 * Runs the OGC suite for WFS 2.0, which holds the tests of GML application schemas too, against a running server and says what failed:
 *
 *     node scripts/conformance/wfs20.ts http://127.0.0.1:8080/wfs [--results docs/conformance] [--key <key>]
 *
 * Needs Java 17, mvn, and git or a checkout of tag 1.43 of opengeospatial/ets-wfs20 in the folder that ETS_SOURCE names. Which classes
 * are tested follows from what the service says it implements: reading alone, or with a key also transactions and locking. The suite writes
 * to every type it sees, so the key should see the editable ones alone:
 *
 *     npm run keys -- add suite components:write --layers component_points,component_lines,component_areas
 */
import { parseArgs } from 'node:util'
import { forwardWithKey } from './key-forwarder.ts'
import { runSuite } from './suite.ts'
import { wfs20Program } from './suites/build-suite.ts'

const VERSION = '1.43'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { key: { type: 'string' }, results: { type: 'string' } },
})
const [address] = positionals
if (!address) {
  console.error('Write the address of the service: node scripts/conformance/wfs20.ts http://127.0.0.1:8080/wfs')
  process.exit(1)
}
const forwarder = values.key === undefined ? undefined : await forwardWithKey(address, values.key)
const suite = {
  artifact: 'ets-wfs20',
  version: VERSION,
  about: forwarder ? 'WFS 2.0.0 with transactions and locking, on the editable types' : 'WFS 2.0.0, reading every type',
  properties: { wfs: `${forwarder?.address ?? address}?service=WFS&request=GetCapabilities&version=2.0.0` },
  program: await wfs20Program(VERSION, { hasKey: forwarder !== undefined }),
  resultName: forwarder ? 'wfs20-writing' : 'wfs20',
}
await runSuite(suite, values.results)
forwarder?.close()
