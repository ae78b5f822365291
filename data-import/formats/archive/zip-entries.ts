import yauzl from 'yauzl'
import { refusal } from '../sentences.ts'
import type { Refusal } from '../source.ts'
import { entryNames, nameFault } from './entry-name.ts'

export interface ZipEntry {
  name: string
  entry: yauzl.Entry
}

export interface OpenZip {
  zip: yauzl.ZipFile
  entries: ZipEntry[]
}

const UNICODE_PATH_FIELD = 0x7075
const UTF8_FLAG = 0x0800
/** Unix file type in the upper half of the external attributes. */
const FILE_TYPE_MASK = 0o170000
const SYMBOLIC_LINK = 0o120000
/** More entries than this are not even listed. */
const MOST_LISTED = 50_000

function faultOf({ name, entry }: ZipEntry, path: string): Refusal | undefined {
  const reason = nameFault(name)
  if (reason) return refusal('archive-unsafe', { path, reason })
  if (((entry.externalFileAttributes >>> 16) & FILE_TYPE_MASK) === SYMBOLIC_LINK)
    return refusal('archive-unsafe', { path, reason: `${name} is a link` })
  return entry.isEncrypted() ? refusal('archive-encrypted', { path }) : undefined
}

async function list(zip: yauzl.ZipFile): Promise<ZipEntry[]> {
  const listed: yauzl.Entry[] = []
  for await (const entry of zip.eachEntry()) {
    listed.push(entry)
    if (listed.length > MOST_LISTED) break
  }
  const names = entryNames(
    listed.map(entry => ({
      bytes: entry.fileNameRaw,
      isUtf8: (entry.generalPurposeBitFlag & UTF8_FLAG) !== 0,
      unicodePath: entry.extraFields.find(({ id }) => id === UNICODE_PATH_FIELD)?.data,
    })),
  )
  return listed.map((entry, i) => ({ entry, name: names[i]! }))
}

/** Opens a zip and lists its entries, folders left out; refuses links, encryption and names that lead elsewhere. */
export async function openZip(path: string, shownPath: string): Promise<OpenZip | Refusal> {
  let zip: yauzl.ZipFile
  try {
    zip = await yauzl.openPromise(path, { lazyEntries: true, decodeStrings: false, autoClose: false })
  } catch (error) {
    return refusal('damaged', { path: shownPath, reason: (error as Error).message })
  }
  try {
    const entries = await list(zip)
    const problem = entries.map(entry => faultOf(entry, shownPath)).find(Boolean)
    if (problem) {
      zip.close()
      return problem
    }
    return { zip, entries: entries.filter(({ name }) => !name.endsWith('/')) }
  } catch (error) {
    zip.close()
    return refusal('damaged', { path: shownPath, reason: (error as Error).message })
  }
}

/** A workbook is a zip with this part; other office files lack it. */
export const isWorkbook = (entries: ZipEntry[]): boolean =>
  entries.some(({ name }) => /^\/?xl\/workbook\d*\.xml$/i.test(name))
export const isOfficeFile = (entries: ZipEntry[]): boolean =>
  entries.some(({ name }) => name === '[Content_Types].xml' || name === 'mimetype')
