import { posix } from 'node:path'
import { COLUMNS, ROWS } from './columns.ts'
import type { FoundImport } from './imports-of.ts'
import { isTest } from './project-files.ts'

export interface Packages {
  /** Installed wherever the server runs. */
  runtime: ReadonlySet<string>
  /** Installed only where it is developed. */
  development: ReadonlySet<string>
}

const columnOf = (path: string): string => path.split('/')[0]!

/** The row a file belongs to; undefined for shared folders and for files at the top of a column. */
function rowOf(path: string): string | undefined {
  const [, folder, ...rest] = path.split('/')
  return rest.length > 0 && folder && ROWS.includes(folder) ? folder : undefined
}

/** `@scope/name/part` and `name/part` belong to the packages `@scope/name` and `name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

function brokenByFile(path: string, target: string): string | undefined {
  const [from, to] = [columnOf(path), columnOf(target)]
  const [fromRow, toRow] = [rowOf(path), rowOf(target)]
  const column = COLUMNS[from]
  if (!column || to === '..' || (from !== to && !COLUMNS[to]) || target.startsWith('node_modules/')) return undefined
  if (from === to) {
    if (from === 'spatial' || !fromRow || !toRow || fromRow === toRow) return undefined
    return `the row ${fromRow} must not import the row ${toRow} in ${from}; move what both need to a shared folder`
  }
  if (!column.mayImport.includes(to)) return `${from} must not import ${to}`
  const { mayImportOnly } = column
  if (!mayImportOnly || mayImportOnly.some(part => target === part || (part.endsWith('/') && target.startsWith(part))))
    return undefined
  return `${from} may import only ${mayImportOnly.join(' and ')} of other columns`
}

function brokenByPackage(path: string, { specifier, isTypeOnly }: FoundImport, packages: Packages): string | undefined {
  const { mustNotUse } = COLUMNS[columnOf(path)] ?? {}
  if (mustNotUse?.packages.test(specifier)) return mustNotUse.because
  const name = packageOf(specifier)
  if (specifier.startsWith('node:') || packages.runtime.has(name)) return undefined
  if (!packages.development.has(name) && !packages.development.has(`@types/${name}`))
    return `package.json does not name ${name}`
  const runsWithoutIt = isTest(path) || isTypeOnly || columnOf(path) === 'scripts' || !COLUMNS[columnOf(path)]
  return runsWithoutIt ? undefined : `${name} is installed only for development; make it a dependency`
}

/** What is wrong with the imports of one file, each a sentence. `path` is relative to the root of the project. */
export function importViolations(path: string, imports: readonly FoundImport[], packages: Packages): string[] {
  return imports.flatMap(found => {
    const { specifier } = found
    const broken = specifier.startsWith('.')
      ? brokenByFile(path, posix.join(posix.dirname(path), specifier))
      : brokenByPackage(path, found, packages)
    return broken ? [`${path} imports ${specifier}: ${broken}.`] : []
  })
}
