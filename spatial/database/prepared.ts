import { createHash } from 'node:crypto'
import { type Compilable, type CompiledQuery, sql } from 'kysely'
import pg from 'pg'
import type { Db } from './schema.ts'

const MARK = '/* prepared */'

/**
 * Written behind a `select` of a look-up, it has the server plan that look-up once a connection instead of at every call
 * (measured: 2.6 of 4.2 ms for a component with its life). For statements whose text is always the same and whose best plan does
 * not hang on the values; a filter that an index serves for one value and not for the next is better planned each time.
 */
export const PREPARED = sql.raw(MARK)

/**
 * The limit of a prepared look-up for one row. As a parameter it is unknown to the one plan that all values share; that looks dear
 * then, and the server plans every call anew (measured: 0.8 of 1.3 ms for an address).
 */
export const ONE = sql.lit(1)

/** Gives statements that are marked a name, by which the driver knows that the server has them. */
export class PreparingClient extends pg.Client {
  // The driver's signatures are many; only text with values is of interest, and everything else goes through as it came.
  override query(...args: unknown[]): never {
    const [text, values, ...others] = args
    const given = isMarked(text) ? [{ name: nameOf(text), text, values }, ...others] : args
    return (super.query as (...args: unknown[]) => unknown).apply(this, given) as never
  }
}

const isMarked = (text: unknown): text is string => typeof text === 'string' && text.includes(MARK)

const names = new Map<string, string>()

function nameOf(text: string): string {
  let name = names.get(text)
  if (!name) {
    name = createHash('md5').update(text).digest('hex')
    names.set(text, name)
  }
  return name
}

/** Stands for the value in a statement that is written once; nobody asks for it. */
const VALUE = '\u0000value'

/** A look-up by one text, whose statement is put together once for all; everywhere in it the text may be the only parameter. */
export function writtenOnce<Row>(statement: (db: Db, value: string) => Compilable<Row>) {
  let written: CompiledQuery<Row> | undefined
  return async (db: Db, value: string): Promise<Row[]> => {
    written ??= statement(db, VALUE).compile()
    const parameters = written.parameters.map(parameter => (parameter === VALUE ? value : parameter))
    const { rows } = await db.executeQuery<Row>({ ...written, parameters })
    return rows
  }
}
