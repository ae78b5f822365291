import { DomainError } from '../domain-error.ts'
import type { Attribute, AttributeType } from '../features/feature-type.ts'
import { plainText, type XmlElement } from '../xml/xml-element.ts'

export const isNil = ({ attributes }: XmlElement): boolean => attributes.nil === 'true' || attributes.nil === '1'

/**
 * The value of an attribute as JSON has it. An empty element is empty like one that is nil: clients write both for what is not known.
 * Refuses (`invalid-parameter`) what is no value of the type.
 */
export function attributeValue(element: XmlElement, { name, type }: Attribute): unknown {
  const [child] = element.children
  if (child)
    throw new DomainError(
      'invalid-parameter',
      `${name}: expected a text, found the element ${child.name.slice(0, 60)}.`,
    )
  const text = plainText(element)
  if (isNil(element) || text === '') return null
  const value = READERS[type](text)
  if (value !== undefined) return value
  throw new DomainError('invalid-parameter', `${name}: "${text.slice(0, 60)}" is no ${EXPECTED[type]}.`)
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** QGIS and GDAL write a day as a moment at midnight where they took the attribute for a time. */
const DAY = /^(\d{4}-\d{2}-\d{2})(?:T00:00:00(?:\.0+)?)?(?:Z|[+-]\d{2}:\d{2})?$/

const READERS: Record<AttributeType, (text: string) => unknown> = {
  text: text => text,
  integer: text => (/^[+-]?\d{1,15}$/.test(text) ? Number(text) : undefined),
  number: text => (NUMBER.test(text) && Number.isFinite(Number(text)) ? Number(text) : undefined),
  boolean: text => ({ true: true, '1': true, false: false, '0': false })[text],
  date: text => DAY.exec(text)?.[1],
  timestamp: text => (Number.isNaN(Date.parse(text)) ? undefined : new Date(text).toISOString()),
  textArray: text => list(text),
  json: text => object(text),
}

const EXPECTED: Record<AttributeType, string> = {
  text: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'truth value',
  date: 'day (YYYY-MM-DD)',
  timestamp: 'moment (YYYY-MM-DDThh:mm:ssZ)',
  textArray: 'list in JSON',
  json: 'object in JSON',
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function list(text: string): unknown {
  const value = parsed(text)
  return Array.isArray(value) ? value : undefined
}

function object(text: string): unknown {
  const value = parsed(text)
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
}
