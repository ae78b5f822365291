import { encodingByName } from '../../decode/encoding-names.ts'
import { decodedChunks, detectFileEncoding } from '../../decode/text-file.ts'
import { readHead } from '../detect-format.ts'
import { openFeatureTable, type RawFeature } from '../feature-table/open-feature-table.ts'
import type { InputFile, RawTable, ReadingContext } from '../raw-table.ts'
import { stemOf } from '../siblings.ts'
import type { EncodingFinding } from '../source.ts'
import { XmlReader } from '../xml/xml-reader.ts'
import { PlacemarkHandler } from './placemarks.ts'

/** Content decides as everywhere; the XML declaration plays the part of the .cpg. */
async function encodingOf(path: string, stated: string | undefined): Promise<EncodingFinding> {
  const head = (await readHead(path)).toString('latin1', 0, 200)
  const declared = /^[^<]*<\?xml[^>]*encoding\s*=\s*["']([^"']+)/.exec(head)?.[1]
  return detectFileEncoding(path, { stated, cpgFile: declared && encodingByName(declared) })
}

async function* placemarks(file: InputFile, encoding: string): AsyncGenerator<RawFeature[]> {
  const handler = new PlacemarkHandler()
  const reader = new XmlReader(handler, file.shownPath)
  for await (const chunk of decodedChunks(file.path, encoding)) {
    reader.write(chunk)
    yield handler.features
    handler.features = []
  }
  reader.end()
}

/** Opens KML; all placemarks of all folders make one table, with the folder's path as a field. */
export async function openKml(file: InputFile, { options }: ReadingContext): Promise<RawTable[]> {
  const encoding = await encodingOf(file.path, options.encoding && encodingByName(options.encoding))
  const table = await openFeatureTable({
    name: stemOf(file.path),
    path: file.shownPath,
    format: 'kml',
    encoding,
    notes: [],
    declaredCrs: { kind: 'format', srid: 4326, from: 'KML' },
    features: () => placemarks(file, encoding.name),
  })
  return [table]
}
