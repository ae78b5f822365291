import { constants } from 'node:fs'
import { copyFile, mkdtemp, open, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { encodingByName } from '../../decode/encoding-names.ts'
import { decodedChunks, detectFileEncoding } from '../../decode/text-file.ts'
import { openDbf } from '../dbf/dbf-file.ts'
import { readHead } from '../detect-format.ts'
import type { InputFile, ReadingContext } from '../raw-table.ts'
import { refusal } from '../sentences.ts'
import { extensionOf, siblings } from '../siblings.ts'
import { type EncodingFinding, ReadingFailed } from '../source.ts'
import { XmlReader } from '../xml/xml-reader.ts'

/** A private copy of a source: GDAL sees only this folder, and whatever it writes beside the source lands here. */
export interface StagedSource {
  folder: string
  name: string
  encoding: EncodingFinding
  /** Texts come out of GDAL as the bytes of this encoding. */
  textEncoding: string
  dxfEncoding?: string
}

const BY_FORMAT: EncodingFinding = { name: 'utf-8', evidence: 'format', samples: [] }

async function stageFolder(context: ReadingContext): Promise<string> {
  return mkdtemp(join(context.workFolder, 'staged-'))
}

const copyInto = (path: string, folder: string): Promise<void> =>
  copyFile(path, join(folder, basename(path)), constants.COPYFILE_FICLONE)

const stated = ({ options }: ReadingContext): string | undefined => options.encoding && encodingByName(options.encoding)

export async function stageGeoPackage(file: InputFile, context: ReadingContext): Promise<StagedSource> {
  const folder = await stageFolder(context)
  await copyInto(file.path, folder)
  return { folder, name: basename(file.path), encoding: BY_FORMAT, textEncoding: 'utf-8' }
}

/** Old code page names of AutoCAD: `ANSI_936` is GBK. */
const CODE_PAGE = /\$DWGCODEPAGE\s+3\s+([\w-]+)/i

export async function stageDxf(file: InputFile, context: ReadingContext): Promise<StagedSource> {
  const folder = await stageFolder(context)
  const declared = CODE_PAGE.exec((await readHead(file.path)).toString('latin1'))?.[1]
  const encoding = await detectFileEncoding(file.path, {
    stated: stated(context),
    cpgFile: declared && encodingByName(declared.replace('_', ' ')),
  })
  await copyInto(file.path, folder)
  const dxfEncoding = encoding.name === 'gb18030' ? 'GBK' : encoding.name.toUpperCase().replace('WINDOWS-', 'CP')
  return { folder, name: basename(file.path), encoding, textEncoding: 'utf-8', dxfEncoding }
}

const DECLARATION = /^[^<]*<\?xml[^>]*\?>/
const SCHEMA = 'xsd'

/** Checks the XML (depth, entities, completeness) and copies it as UTF-8, which is all that GDAL's parser knows for sure. */
export async function stageGml(file: InputFile, context: ReadingContext): Promise<StagedSource> {
  const folder = await stageFolder(context)
  const name = basename(file.path)
  const declared = /encoding\s*=\s*["']([^"']+)/.exec((await readHead(file.path)).toString('latin1', 0, 200))?.[1]
  const encoding = await detectFileEncoding(file.path, {
    stated: stated(context),
    cpgFile: declared && encodingByName(declared),
  })
  const reader = new XmlReader({ open() {}, close() {} }, file.shownPath)
  const copy = await open(join(folder, name), 'w')
  try {
    await copy.write('<?xml version="1.0" encoding="UTF-8"?>')
    let isFirst = true
    for await (const chunk of decodedChunks(file.path, encoding.name)) {
      const text = isFirst ? chunk.replace(DECLARATION, '') : chunk
      isFirst = false
      reader.write(text)
      await copy.write(text)
    }
    reader.end()
  } finally {
    await copy.close()
  }
  const schema = (await siblings(file.path)).get(SCHEMA)
  if (schema) await copyInto(schema, folder)
  return { folder, name, encoding, textEncoding: 'utf-8' }
}

const CHARSETS: Record<string, string> = {
  windowssimpchinese: 'gb18030',
  windowstradchinese: 'big5',
  windowsjapanese: 'shift_jis',
  windowskorean: 'euc-kr',
  windowscyrillic: 'windows-1251',
  windowslatin1: 'windows-1252',
  windowslatin2: 'windows-1250',
  'utf-8': 'utf-8',
}
const CHARSET_LINE = /^(\s*!?charset\s+)"?([\w-]+)"?/im
const LARGEST_TAB = 1 << 20

/** Where the attribute texts of a MapInfo table are, and what encoding they have by their content. */
async function mapInfoEncoding(
  parts: Map<string, string>,
  hints: { stated: string | undefined; cpgFile: string | undefined },
) {
  const [mid, dat] = [parts.get('mid'), parts.get('dat') ?? parts.get('dbf')]
  if (mid) return detectFileEncoding(mid, hints)
  const table =
    dat && (await openDbf(dat, { shownPath: basename(dat), statedEncoding: hints.stated, cpg: hints.cpgFile }))
  return table && !('kind' in table) ? table.encoding : BY_FORMAT
}

/** Seamless tables and views are made of other tables in the same folder. */
const NAMES_OTHER_TABLES = /\\IsSeamless"?\s*=|create\s+view|open\s+table/i
const MAPINFO_PARTS = new Set(['tab', 'dat', 'map', 'id', 'ind', 'dbf'])

async function copyNeighbours(path: string, folder: string): Promise<void> {
  for (const name of await readdir(dirname(path)))
    if (MAPINFO_PARTS.has(extensionOf(name)) && name !== basename(path))
      await copyInto(join(dirname(path), name), folder)
}

/**
 * Copies a MapInfo table (TAB or MIF) with its parts and declares its character set neutral in the copy: the declaration
 * is often wrong, so the bytes are passed through and decoded here by their content.
 */
export async function stageMapInfo(file: InputFile, context: ReadingContext): Promise<StagedSource> {
  const folder = await stageFolder(context)
  const parts = await siblings(file.path)
  const isMif = extensionOf(file.path) === 'mif'
  if (!isMif && (await stat(file.path)).size > LARGEST_TAB)
    throw new ReadingFailed(refusal('too-large', { path: file.shownPath, reason: '.tab' }))
  for (const part of isMif ? ['mid'] : ['dat', 'map', 'id', 'ind', 'dbf']) {
    const path = parts.get(part)
    if (path) await copyInto(path, folder)
  }
  const text = await readFile(file.path, 'latin1')
  if (NAMES_OTHER_TABLES.test(text)) await copyNeighbours(file.path, folder)
  const declared = CHARSET_LINE.exec(text)?.[2]?.toLowerCase()
  const encoding = await mapInfoEncoding(parts, { stated: stated(context), cpgFile: declared && CHARSETS[declared] })
  await writeFile(
    join(folder, basename(file.path)),
    text.replace(CHARSET_LINE, isMif ? '$1"Neutral"' : '$1Neutral'),
    'latin1',
  )
  return { folder, name: basename(file.path), encoding, textEncoding: encoding.name }
}
