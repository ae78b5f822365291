import { expect, test } from 'vitest'
import { testApp } from '../../api/testing.ts'
import { openApiText } from './open-api-text.ts'

const fixture = testApp()

test('paths stand in the order of their names and methods in one order, however routes were registered', () => {
  const { paths } = JSON.parse(openApiText(fixture.app))
  expect(Object.keys(paths)).toEqual(Object.keys(paths).toSorted())
  expect(Object.keys(paths).length).toBeGreaterThan(5)
})

test('a parameter with a default need not be written', () => {
  const { paths } = JSON.parse(openApiText(fixture.app))
  const { parameters } = paths['/api/areas'].get as { parameters: { name: string; required: boolean }[] }
  expect(parameters.find(({ name }) => name === 'limit')).toMatchObject({ required: false })
})
