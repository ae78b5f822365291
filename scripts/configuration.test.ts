import { expect, test } from 'vitest'
import { ConfigurationError, readConfiguration } from './configuration.ts'

test('without any variable everything has a value that works on a fresh machine', () => {
  expect(readConfiguration({})).toMatchObject({ port: 8080, host: '127.0.0.1', dataDirectory: '.data', demo: true })
})

test('a database of the office is not filled with the demo city unasked', () => {
  const DATABASE_URL = 'postgres://u:p@127.0.0.1/db'
  expect(readConfiguration({ DATABASE_URL }).demo).toBe(false)
  expect(readConfiguration({ DATABASE_URL, DEMO: 'on' }).demo).toBe(true)
})

test.each([
  ['PORT', 'http'],
  ['PORT', '70000'],
  ['CITY', 'atlantis'],
  ['DEMO', 'yes'],
  ['DATABASE_URL', 'mysql://u:secret@host/db'],
  ['DATABASE_URL', 'secret'],
  ['PUBLIC_URL', 'city.example'],
  ['MARTIN_URL', ':3000'],
])('a wrong %s is one sentence that names it and says what to write', (name, value) => {
  const read = () => readConfiguration({ [name]: value })
  expect(read).toThrow(ConfigurationError)
  expect(read).toThrow(new RegExp(`^${name} .*write .*\\.$`))
  expect(read).not.toThrow('secret')
})
