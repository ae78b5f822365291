/**
 * Runs the OGC suite for API Tiles against a running server, on the tiles of the whole data set in Web Mercator:
 *
 *     node scripts/conformance/ogcapi-tiles.ts http://127.0.0.1:8080/ogc [folder for the results]
 *
 * Needs Java 17 and the jar of the suite in ETS_JAR, or mvn where Maven Central has it: see suite.ts.
 */
import { runSuite } from './suite.ts'

/** Few enough tiles to ask for each, enough to have several rows and columns. */
const TILE_MATRIX = '11'

interface Tilesets {
  tilesets: {
    tileMatrixSetURI: string
    tileMatrixSetLimits: Record<'tileMatrix' | 'minTileRow' | 'maxTileRow' | 'minTileCol' | 'maxTileCol', string>[]
    links: { rel: string; href: string }[]
  }[]
}

const [address, results] = process.argv.slice(2)
if (!address) {
  console.error('Write the address of the service: node scripts/conformance/ogcapi-tiles.ts http://127.0.0.1:8080/ogc')
  process.exit(1)
}
const { tilesets } = (await (await fetch(`${address}/tiles?f=json`)).json()) as Tilesets
const { tileMatrixSetURI, tileMatrixSetLimits, links } = tilesets[0]!
const { tileMatrix, minTileRow, maxTileRow, minTileCol, maxTileCol } = tileMatrixSetLimits.find(
  limits => limits.tileMatrix === TILE_MATRIX,
)!
const properties = {
  iut: address,
  tilematrixsetdefinitionuri: tileMatrixSetURI,
  urltemplatefortiles: links.find(({ rel }) => rel === 'item')!.href,
  tilematrix: tileMatrix,
  mintilerow: String(minTileRow),
  maxtilerow: String(maxTileRow),
  mintilecol: String(minTileCol),
  maxtilecol: String(maxTileCol),
}
const about = `OGC API Tiles, the tiles of the whole data set at zoom ${TILE_MATRIX}`
await runSuite(
  { artifact: 'ets-ogcapi-tiles10', version: '1.2', about, properties, resultName: 'ogcapi-tiles' },
  results,
)
