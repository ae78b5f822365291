/**
 * Runs the OGC suite for WFS 2.0, which holds the tests of GML application schemas too, against a running server and says what failed:
 *
 *     node scripts/conformance/wfs20.ts http://127.0.0.1:8080/wfs [folder for the results]
 *
 * Needs Java 17. The suite comes from Maven Central with mvn, or from the file that ETS_JAR names. Which classes are tested follows from
 * what the service says it implements.
 */
import { runSuite } from './suite.ts'

const [address, results] = process.argv.slice(2)
if (!address) {
  console.error('Write the address of the service: node scripts/conformance/wfs20.ts http://127.0.0.1:8080/wfs')
  process.exit(1)
}
const capabilities = `${address}?service=WFS&request=GetCapabilities&version=2.0.0`
await runSuite({ artifact: 'ets-wfs20', version: '1.43', properties: { wfs: capabilities } }, results)
