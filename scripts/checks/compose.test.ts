import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { readConfiguration, variablesRead } from '../configuration.ts'
import { PROJECT_ROOT, readProjectFile } from './project-files.ts'

interface Service {
  image?: string
  build?: string
  environment: Record<string, string>
  ports?: string[]
  volumes: string[]
  depends_on?: Record<string, { condition: string }>
}

const text = readProjectFile('compose.yaml')
const { services, volumes } = parse(text) as { services: Record<string, Service>; volumes: Record<string, unknown> }
const dockerfile = readProjectFile('Dockerfile')

/** NAME → default, for every ${NAME}, ${NAME:-default} and ${NAME:?words}. */
const interpolated = new Map(
  Array.from(text.matchAll(/\$\{(\w+)(?::([-?])([^}]*))?\}/g), ([, name, kind, words]) => [
    name!,
    kind === '-' ? words! : undefined,
  ]),
)
const example = new Map(
  Array.from(readProjectFile('.env.example').matchAll(/^(\w+)=(.*)$/gm), ([, name, value]) => [name!, value!]),
)

/** What compose makes of a value when .env is the example with a password. */
const filled = (value: string): string =>
  value.replace(
    /\$\{(\w+)(?::[-?][^}]*)?\}/g,
    (_, name: string) => example.get(name) || (name.endsWith('PASSWORD') ? 'x1' : ''),
  )

/** Variables that the image sets for the program. */
const imageVariables = Object.fromEntries(
  Array.from(dockerfile.matchAll(/^\s*(?:ENV )?([A-Z_]+)=(\S+)/gm), ([, name, value]) => [name!, value!]),
)

describe('compose', () => {
  test('gives the program only variables that it reads, and values that it takes', () => {
    const given = { ...imageVariables, ...services.app!.environment }
    const { NODE_ENV, ...ours } = given
    expect(Object.keys(ours).filter(name => !variablesRead().includes(name))).toEqual([])
    const environment = Object.fromEntries(Object.entries(ours).map(([name, value]) => [name, filled(String(value))]))
    expect(readConfiguration(environment)).toMatchObject({
      databaseUrl: 'postgres://wangge:x1@postgis:5432/wangge',
      martinUrl: 'http://martin:3000',
      host: '0.0.0.0',
      dataDirectory: '/data',
    })
  })

  test('leaves the password to .env, and the example explains every variable without inventing one', () => {
    expect([...example.keys()].sort()).toEqual([...interpolated.keys()].sort())
    expect(example.get('POSTGRES_PASSWORD')).toBe('')
    expect(text).toContain('${POSTGRES_PASSWORD:?')
    expect(text).not.toMatch(/postgres:\/\/[^$\s]*:[^$\s]+@/)
    for (const [name, byDefault] of interpolated)
      if (byDefault !== undefined) expect({ name, value: example.get(name) }).toEqual({ name, value: byDefault })
  })

  test('reaches the port that the program listens on, on this machine alone unless told otherwise', () => {
    expect(services.app!.ports).toEqual([`\${BIND:-127.0.0.1}:\${PORT:-8080}:${imageVariables.PORT}`])
    expect(Object.values(services).flatMap(service => service.ports ?? [])).toHaveLength(1)
  })

  test('keeps what must last on volumes that are declared, and mounts files that exist', () => {
    const mounts = Object.values(services).flatMap(service => service.volumes.map(volume => volume.split(':')))
    for (const [source, target] of mounts)
      if (source!.startsWith('./'))
        expect({ source, exists: existsSync(PROJECT_ROOT + source) }).toMatchObject({ exists: true })
      else expect({ source, target, isDeclared: source! in volumes }).toMatchObject({ isDeclared: true })
    expect(services.app!.volumes.map(volume => volume.split(':')[1])).toEqual([imageVariables.DATA_DIR])
  })

  test('starts each service when those it needs are healthy, with versions named', () => {
    expect(services.app!.depends_on).toEqual({ postgis: { condition: 'service_healthy' } })
    expect(services.martin!.depends_on).toEqual({ app: { condition: 'service_healthy' } })
    for (const { image, build } of Object.values(services)) expect(build ?? image).toMatch(/^\.$|:\d/)
  })

  test('gives the tile server every variable that its configuration names, on the schema of the city', () => {
    const named = Array.from(readProjectFile('tiles/martin.yaml').matchAll(/\$\{?(\w+)/g), match => match[1]!)
    expect(named).toContain('DATABASE_URL')
    expect(named.filter(name => !(name in services.martin!.environment))).toEqual([])
    expect(services.martin!.environment.CITY).toBe(services.app!.environment.CITY)
    const url = new URL(filled(services.martin!.environment.DATABASE_URL!))
    expect(url.searchParams.get('options')).toContain(`search_path=${services.app!.environment.CITY}`)
  })
})

describe('the image', () => {
  test('runs the start script as somebody who is not root', () => {
    const stages = dockerfile.split(/^FROM /m)
    expect(stages.at(-1)).toMatch(/^USER node$/m)
    expect(stages.at(-1)).toMatch(/^CMD \["node", "scripts\/start\.ts"\]$/m)
    expect(stages.length).toBeGreaterThan(2)
  })

  test('is built from what is committed: no secret, no data, no modules of this machine', () => {
    const ignored = readProjectFile('.dockerignore').split('\n')
    for (const path of ['.env', '.data', 'node_modules', '.git']) expect(ignored).toContain(path)
  })
})
