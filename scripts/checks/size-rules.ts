import { COLUMNS } from './columns.ts'
import { isTest } from './project-files.ts'

/** From here on a file holds more than one idea. */
const MAX_LINES = 250
/** A test file may hold the table of its cases. */
const MAX_TEST_LINES = 400
/** One table of data each, which would not be clearer in two files. */
const TABLES = ['data-import/checks/check-list.ts', 'spatial/database/schema.ts']
const MAX_TABLE_LINES = 400
/** What lives here, what must not, decisions with their reason: more is not read. */
const MAX_FOLDER_README_LINES = 80

const SOURCE = /\.(tsx?|sql|css|sh)$/
/** Written by a program, from sources that are checked. */
const GENERATED = /\.gen\.ts$|(^|\/)schema\.sql$/
/** Folders beside the columns that tools look for under a fixed name. */
const TOOL_FOLDERS = ['.ci', '.github', 'docs']
const NAME = /^[a-z0-9_]+([-.][a-z0-9_]+)*$/

const isFolderReadme = (path: string): boolean => /^[^/]+\/(.*\/)?README\.md$/.test(path)

function limitOf(path: string): number | undefined {
  if (isFolderReadme(path)) return MAX_FOLDER_README_LINES
  if (!SOURCE.test(path) || GENERATED.test(path)) return undefined
  if (TABLES.includes(path)) return MAX_TABLE_LINES
  return isTest(path) ? MAX_TEST_LINES : MAX_LINES
}

/** A sentence where the file has more lines than its kind may have. */
export function sizeViolation(path: string, text: string): string | undefined {
  const limit = limitOf(path)
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
  if (limit === undefined || lines <= limit) return undefined
  return `${path} has ${lines} lines; split it by idea, at most ${limit}.`
}

/** A sentence where the file stands in a folder or has a name that the project does not use. */
export function placeViolation(path: string): string | undefined {
  const [folder, ...rest] = path.split('/')
  const isKnownFolder = rest.length === 0 || folder! in COLUMNS || TOOL_FOLDERS.includes(folder!)
  if (!isKnownFolder) return `${path} stands outside the columns ${Object.keys(COLUMNS).join(', ')}.`
  if (SOURCE.test(path) && rest.length > 0 && !rest.every(name => NAME.test(name)))
    return `${path} is not named in kebab-case.`
  return undefined
}
