/** How many arguments an operator takes: exactly, or at least. */
export interface Arity {
  count: number
  isMinimum?: boolean
}

const TWO: Arity = { count: 2 }
const ONE: Arity = { count: 1 }

export const COMPARISONS = ['=', '<>', '<', '>', '<=', '>='] as const
export const ARITHMETIC = ['+', '-', '*', '/', '%', 'div', '^'] as const

export const SPATIAL_RELATIONS = [
  's_contains',
  's_crosses',
  's_disjoint',
  's_equals',
  's_intersects',
  's_overlaps',
  's_touches',
  's_within',
] as const
export type SpatialRelation = (typeof SPATIAL_RELATIONS)[number]

export const TEMPORAL_RELATIONS = [
  't_after',
  't_before',
  't_contains',
  't_disjoint',
  't_during',
  't_equals',
  't_finishedBy',
  't_finishes',
  't_intersects',
  't_meets',
  't_metBy',
  't_overlappedBy',
  't_overlaps',
  't_startedBy',
  't_starts',
] as const
export type TemporalRelation = (typeof TEMPORAL_RELATIONS)[number]

export const ARRAY_RELATIONS = ['a_containedBy', 'a_contains', 'a_equals', 'a_overlaps'] as const
export type ArrayRelation = (typeof ARRAY_RELATIONS)[number]

const tableOf = (names: readonly string[], arity: Arity): [string, Arity][] => names.map(name => [name, arity])

/** Every operator of CQL2 and what it takes. Functions beyond these belong to whoever compiles the tree. */
const OPERATORS = new Map<string, Arity>([
  ['and', { count: 2, isMinimum: true }],
  ['or', { count: 2, isMinimum: true }],
  ['not', ONE],
  ['isNull', ONE],
  ['like', TWO],
  ['between', { count: 3 }],
  ['in', TWO],
  ['casei', ONE],
  ['accenti', ONE],
  ...tableOf(COMPARISONS, TWO),
  ...tableOf(ARITHMETIC, TWO),
  ...tableOf(SPATIAL_RELATIONS, TWO),
  ...tableOf(TEMPORAL_RELATIONS, TWO),
  ...tableOf(ARRAY_RELATIONS, TWO),
])

const BY_LOWER_CASE = new Map([...OPERATORS.keys()].map(name => [name.toLowerCase(), name]))

/** The operator as CQL2 JSON spells it, found without regard to case; undefined for a function. */
export const operatorNamed = (name: string): string | undefined => BY_LOWER_CASE.get(name.toLowerCase())

/** What is wrong with the number of arguments; undefined when it is right or `op` is a function. */
export function arityProblem(op: string, given: number): string | undefined {
  const arity = OPERATORS.get(op)
  if (!arity || given === arity.count || (arity.isMinimum && given > arity.count)) return undefined
  return `${op} takes ${arity.isMinimum ? 'at least ' : ''}${arity.count} argument${arity.count > 1 ? 's' : ''}, not ${given}`
}
