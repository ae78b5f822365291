import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { variablesRead } from '../configuration.ts'
import { COLUMNS } from './columns.ts'
import { PROJECT_ROOT, projectFiles, readProjectFile } from './project-files.ts'
import { calledRoutes, linkedPaths, npmScripts, shellLines, variablesInTable } from './readme-commands.ts'

const ROOT_READMES = ['README.md', 'README.zh-CN.md']
const READMES = projectFiles().filter(path => /(^|\/)README(\.zh-CN)?\.md$/.test(path))
const { scripts } = JSON.parse(readProjectFile('package.json')) as { scripts: Record<string, string> }

interface Operation {
  parameters?: { name: string; in: string }[]
}
const { paths } = JSON.parse(readProjectFile('api/contract/openapi.json')) as {
  paths: Record<string, Record<string, Operation>>
}

/** Services that are not in our own document; `readme.db.test.ts` asks them. */
const DESCRIBES_ITSELF = /^\/(ogc|wfs|arcgis)\b/

/** The described path of which `path` is an instance. */
const described = (path: string) =>
  Object.keys(paths).find(one => new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(path))

describe.each(READMES)('%s', path => {
  const text = readProjectFile(path)

  test('runs only scripts that package.json has', () => {
    expect(npmScripts(shellLines(text)).filter(name => !(name in scripts))).toEqual([])
  })

  test('calls only routes that the API has, with parameters that they take', () => {
    const calls = calledRoutes(shellLines(text)).filter(call => !DESCRIBES_ITSELF.test(call.path))
    for (const { method, path: called, parameters } of calls) {
      const operation = paths[described(called) ?? '']?.[method.toLowerCase()]
      expect({ called: `${method} ${called}`, exists: operation !== undefined }).toMatchObject({ exists: true })
      const taken = operation!.parameters?.filter(one => one.in === 'query').map(({ name }) => name) ?? []
      expect({ called, unknown: parameters.filter(name => !taken.includes(name)) }).toEqual({ called, unknown: [] })
    }
  })

  test('links only to what exists', () => {
    const folder = join(PROJECT_ROOT, path, '..')
    expect(linkedPaths(text).filter(link => !existsSync(join(folder, link)))).toEqual([])
  })
})

describe('the READMEs at the root', () => {
  test('have the same commands in both languages', () => {
    const [english, chinese] = ROOT_READMES.map(path => shellLines(readProjectFile(path)))
    expect(chinese).toEqual(english)
    expect(english).toContain('npm install && npm start')
    expect(english).toContain('npm install && npm test')
  })

  test.each(ROOT_READMES)('%s lists exactly the variables that are read', path => {
    expect(variablesInTable(readProjectFile(path)).sort()).toEqual(variablesRead().sort())
  })

  test.each(ROOT_READMES)('%s shows every column', path => {
    for (const column of Object.keys(COLUMNS)) expect(readProjectFile(path)).toContain(`(${column}/README.md)`)
  })
})

test('commands are found in shell blocks, whatever their form', () => {
  const markdown = [
    '```sh',
    'npm install && npm start      # the city',
    '# a comment',
    'PORT=81 npm run dev',
    'npm run bench -- tiles',
    'curl --form file=@a.zip \\',
    "  'http://localhost:8080/api/imports?dataset=components'",
    '```',
    '```ts',
    'npm run nothing',
    '```',
  ].join('\n')
  const lines = shellLines(markdown)
  expect(npmScripts(lines)).toEqual(['start', 'dev', 'bench'])
  expect(calledRoutes(lines)).toEqual([{ method: 'POST', path: '/api/imports', parameters: ['dataset'] }])
})
