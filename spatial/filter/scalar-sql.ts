import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Compiled, type Context, requireType } from './compiled.ts'
import { filterProblem } from './filter-problem.ts'
import type { FilterNode } from './filter-tree.ts'
import type { ARITHMETIC, COMPARISONS } from './operators.ts'
import type { ValueType } from './queryable.ts'
import { instantNode } from './temporal-literals.ts'

const TIMES: readonly ValueType[] = ['date', 'timestamp']

/** Two operands of one type; a date beside an instant is the beginning of its day, a text beside a day is read as one. */
export function matched(context: Context, left: FilterNode, right: FilterNode): [Compiled, Compiled] {
  const [a, b] = [context.compile(left), context.compile(right)]
  if (a.type === b.type) return [a, b]
  if (TIMES.includes(a.type) && TIMES.includes(b.type)) return [asInstant(a), asInstant(b)]
  if (TIMES.includes(a.type) && right.kind === 'literal') return [a, timeFromText(right.value, a.type)]
  if (TIMES.includes(b.type) && left.kind === 'literal') return [timeFromText(left.value, b.type), b]
  // Clients write codes without quotes: 0102 = class is a number to them and a text to us.
  if (a.type === 'text' && right.kind === 'literal') return [a, textOf(right.value)]
  if (b.type === 'text' && left.kind === 'literal') return [textOf(left.value), b]
  throw filterProblem(`${a.type} and ${b.type} cannot be compared.`)
}

export const asInstant = ({ sql: value }: Compiled): Compiled => ({
  type: 'timestamp',
  sql: sql`(${value})::timestamptz`,
})

const textOf = (value: string | number | boolean): Compiled => ({ type: 'text', sql: sql`${String(value)}::text` })

function timeFromText(value: string | number | boolean, type: ValueType): Compiled {
  const node = instantNode(String(value)) as { value: string }
  return { type, sql: type === 'date' ? sql`${node.value}::timestamptz::date` : sql`${node.value}::timestamptz` }
}

type Comparison = (typeof COMPARISONS)[number]

export function comparison(context: Context, op: Comparison, left: FilterNode, right: FilterNode): RawBuilder<SqlBool> {
  const [a, b] = matched(context, left, right)
  if (a.type === 'geometry') throw filterProblem(`${op} does not compare geometries; use S_EQUALS.`)
  return sql<SqlBool>`${a.sql} ${sql.raw(op)} ${b.sql}`
}

export function inList(context: Context, subject: FilterNode, list: FilterNode): RawBuilder<SqlBool> {
  if (list.kind !== 'list') throw filterProblem('IN takes an array.')
  if (list.items.length === 0) return sql<SqlBool>`false`
  const compiled = context.compile(subject)
  const texts = list.items.flatMap(item => (item.kind === 'literal' ? [String(item.value)] : []))
  // one parameter however long the list: a statement takes 65,535
  if (compiled.type === 'text' && texts.length === list.items.length)
    return sql<SqlBool>`${compiled.sql} = any(${texts}::text[])`
  const items = list.items.map(item => matched(context, subject, item)[1].sql)
  const [type] = matched(context, subject, list.items[0]!)
  return sql<SqlBool>`${type.sql} in (${sql.join(items)})`
}

/** `%` stands for any characters, `_` for one, a backslash before them for themselves. */
export function like(context: Context, subject: FilterNode, pattern: FilterNode): RawBuilder<SqlBool> {
  const [a, b] = [context.compile(subject), context.compile(pattern)]
  requireType(a.type, ['text'], 'What LIKE looks at')
  requireType(b.type, ['text'], 'The pattern of LIKE')
  return sql<SqlBool>`${a.sql} like ${b.sql}`
}

/** Without regard to case, or to accents: marks are what remains apart when a letter is decomposed. */
export function likeable(context: Context, op: 'casei' | 'accenti' | 'upper', node: FilterNode): Compiled {
  const { type, sql: value } = context.compile(node)
  requireType(type, ['text'], op.toUpperCase())
  if (op === 'casei') return { type, sql: sql`lower(${value})` }
  if (op === 'upper') return { type, sql: sql`upper(${value})` }
  return { type, sql: sql`regexp_replace(normalize(${value}, nfd), ${'[\u0300-\u036f]'}, '', 'g')` }
}

type Arithmetic = (typeof ARITHMETIC)[number]

/** Division by zero is null, as nothing can be said of the row; doubles throughout, since numbers of JSON are doubles. */
const ARITHMETIC_SQL: Record<Arithmetic, (a: RawBuilder<unknown>, b: RawBuilder<unknown>) => RawBuilder<unknown>> = {
  '+': (a, b) => sql`(${a} + ${b})`,
  '-': (a, b) => sql`(${a} - ${b})`,
  '*': (a, b) => sql`(${a} * ${b})`,
  '/': (a, b) => sql`(${a}::float8 / nullif(${b}::float8, 0))`,
  '%': (a, b) => sql`mod(${a}::numeric, nullif(${b}::numeric, 0))::float8`,
  div: (a, b) => sql`trunc(${a}::float8 / nullif(${b}::float8, 0))`,
  '^': (a, b) => sql`power(${a}::numeric, ${b}::numeric)::float8`,
}

export function arithmetic(context: Context, op: Arithmetic, left: FilterNode, right: FilterNode): Compiled {
  const operands = [left, right].map(node => {
    const { type, sql: value } = context.compile(node)
    requireType(type, ['number'], `An operand of ${op}`)
    return sql`${value}`
  }) as [RawBuilder<unknown>, RawBuilder<unknown>]
  return { type: 'number', sql: ARITHMETIC_SQL[op](...operands) }
}
