import { expect, test } from 'vitest'
import { implausibleDistanceMeters } from './implausible-distance.ts'

test.each([
  ['a sewer cover of accuracy A', '0102', 'A', 0.5],
  ['a bus shelter of accuracy B', '0203', 'B', 1],
  ['a hazard of accuracy C', '0601', 'C', 10],
  ['a street lamp, by its spacing', '0118', 'A', 2],
  ['a street tree, by its trunk', '0402', 'B', 1],
])('%s', (_name, classCode, accuracyClass, meters) => {
  expect(implausibleDistanceMeters(classCode, accuracyClass)).toBe(meters)
})
