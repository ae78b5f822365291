import { type Static, Type } from 'typebox'
import { type ClassBook, minorClasses } from '../../spatial/catalogue/class-book.ts'
import { COMPONENT_STATES } from '../../spatial/database/tables/register.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { type ComponentFilter, normalFilter } from '../../tiles/components/component-filter.ts'
import type { TileLayer } from '../../tiles/layers/tile-layer.ts'

/** Lists are bounded because each is part of a cache key and tested against every column text. */
const MAX_ENTRIES = 200
const UNIT_CODE = /^[\w.-]{1,64}$/u

const commaList = (description: string) =>
  Type.Optional(Type.String({ description: `${description}; several with commas between` }))

export const TileQuery = Type.Object({
  class: commaList('Classes of components, `0102`, or majors, `01`'),
  state: commaList(`States of components: ${COMPONENT_STATES.join(', ')}`),
  unit: commaList('Codes of the units that maintain components'),
})
export type TileQuery = Static<typeof TileQuery>

/** The codes that a filter by class may name: majors and classes of a book. */
export const classCodesOf = (book: ClassBook): Set<string> =>
  new Set([...book.majors, ...minorClasses(book)].map(({ code }) => code))

/** The filter that a query asks for, or undefined when it asks for none. Throws `invalid-parameter`. */
export function filterOf(
  layer: TileLayer,
  query: TileQuery,
  classCodes: ReadonlySet<string>,
): ComponentFilter | undefined {
  const given = Object.keys(query)
  if (given.length === 0) return undefined
  if (layer.id !== 'components')
    throw new DomainError(
      'invalid-parameter',
      `Only components can be filtered; ${layer.id} has no parameter "${given[0]}".`,
    )
  return normalFilter({
    classes: entriesOf('class', query.class, code => classCodes.has(code), 'a class or major of the class book'),
    states: entriesOf('state', query.state, isState, `one of ${COMPONENT_STATES.join(', ')}`),
    units: entriesOf('unit', query.unit, code => UNIT_CODE.test(code), 'the code of a unit'),
  })
}

const isState = (word: string): boolean => (COMPONENT_STATES as readonly string[]).includes(word)

function entriesOf(
  name: string,
  list: string | undefined,
  isValid: (entry: string) => boolean,
  expected: string,
): string[] {
  if (list === undefined) return []
  const entries = list.split(',').map(entry => entry.trim())
  const wrong = entries.find(entry => !isValid(entry))
  if (wrong !== undefined)
    throw new DomainError('invalid-parameter', `${name}: found "${wrong}", expected ${expected}.`)
  if (entries.length > MAX_ENTRIES)
    throw new DomainError(
      'invalid-parameter',
      `${name}: found ${entries.length} entries, expected at most ${MAX_ENTRIES}.`,
    )
  return entries
}
