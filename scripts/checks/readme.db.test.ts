import { beforeAll, expect, test } from 'vitest'
import { testApp } from '../../api/testing.ts'
import { buildSmallRegister } from '../../spatial/components/testing/small-register.ts'
import { readProjectFile } from './project-files.ts'
import { shellLines } from './readme-commands.ts'

const fixture = testApp()
beforeAll(() => buildSmallRegister(fixture.database.current.db))

/** What a line of curl or GDAL asks of a service that other bureaus use; undefined for any other line. */
function askedOf(line: string): string | undefined {
  const [address] = /http:\/\/localhost:8080\/(ogc|wfs|arcgis)\b[^\s']*/.exec(line) ?? []
  if (!address) return undefined
  const url = new URL(address)
  for (const [, quoted, plain] of line.matchAll(/--data(?:-urlencode)? (?:"([^"]*)"|(\S+))/g)) {
    const [name, ...value] = (quoted ?? plain)!.split('=')
    url.searchParams.append(name!, value.join('='))
  }
  // the small city has seen fewer commits
  if (url.searchParams.has('since')) url.searchParams.set('since', '0')
  return url.pathname + url.search
}

test('the commands for other bureaus are answered', async () => {
  const asked = shellLines(readProjectFile('README.md')).flatMap(line => askedOf(line) ?? [])
  expect(asked.length).toBeGreaterThan(5)
  for (const url of asked) {
    const { statusCode, body } = await fixture.app.inject({ url })
    expect({ url, statusCode }).toEqual({ url, statusCode: 200 })
    expect(body, url).not.toMatch(/^\{"error"/)
  }
})
