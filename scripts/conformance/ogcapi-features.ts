/**
 * Runs the OGC suite for API Features (parts 1 and 2) against a running server and says what failed:
 *
 *     node scripts/conformance/ogcapi-features.ts http://127.0.0.1:8080/ogc [folder for the results]
 *
 * Needs Java 17 and the jar of the suite in ETS_JAR, or mvn where Maven Central has it: see suite.ts.
 */
import { runSuite } from './suite.ts'

const [address, results] = process.argv.slice(2)
if (!address) {
  console.error(
    'Write the address of the service: node scripts/conformance/ogcapi-features.ts http://127.0.0.1:8080/ogc',
  )
  process.exit(1)
}
/** -1 asks for every collection. */
const properties = { iut: address, noofcollections: '-1' }
const about = 'OGC API Features, parts 1 and 2, every collection'
const suite = { artifact: 'ets-ogcapi-features10', version: '1.9', about, properties, resultName: 'ogcapi-features' }
await runSuite(suite, results)
