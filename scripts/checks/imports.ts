/** Checks which way the project's parts point at each other: the rules of columns.ts, over every source file. */
import { posix } from 'node:path'
import { importCycles } from './import-cycles.ts'
import { importViolations, type Packages } from './import-rules.ts'
import { importsOf } from './imports-of.ts'
import { projectFiles, readProjectFile, report } from './project-files.ts'

function packages(): Packages {
  const { dependencies, devDependencies } = JSON.parse(readProjectFile('package.json'))
  return { runtime: new Set(Object.keys(dependencies)), development: new Set(Object.keys(devDependencies)) }
}

const importsByFile = new Map(
  projectFiles()
    .filter(path => /\.tsx?$/.test(path))
    .map(path => [path, importsOf(readProjectFile(path))]),
)
const named = packages()
const violations = [...importsByFile].flatMap(([path, imports]) => importViolations(path, imports, named))

const graph = new Map(
  [...importsByFile].map(([path, imports]) => [
    path,
    imports.filter(found => !found.isTypeOnly).map(found => posix.join(posix.dirname(path), found.specifier)),
  ]),
)
const rings = importCycles(graph).map(ring => `${[...ring, ring[0]].join(' → ')}: these files import each other.`)

report('imports', [...violations, ...rings])
