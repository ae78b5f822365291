import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import type { Queryable, Queryables, ValueType } from './queryable.ts'

/** A compiled expression. A condition is of the type boolean. */
export type Compiled = Queryable

/** What the families of operators need to compile their arguments. */
export interface Context {
  queryables: Queryables
  compile(node: FilterNode): Compiled
}

export function requireType(type: ValueType, allowed: readonly ValueType[], subject: string): void {
  if (!allowed.includes(type))
    throw filterProblem(`${subject} is of the type ${type}; expected ${allowed.join(' or ')}.`)
}
