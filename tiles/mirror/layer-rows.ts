import pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import type { TileLayer } from '../layers/tile-layer.ts'
import { CopyReader } from './copy-reader.ts'
import type { MirrorRow } from './layer-mirror.ts'
import { mirrorColumns } from './mirror-columns.ts'

const { escapeIdentifier, escapeLiteral } = pg

/**
 * Streams all current rows of a layer, some hundred at a time. In binary, because that is what the embedded database sends
 * fastest too: 266,451 components in 0.7 s there, 0.3 s from PostgreSQL.
 */
export async function* allRows(client: pg.ClientBase, layer: TileLayer): AsyncGenerator<MirrorRow[]> {
  yield* parsedRows(client.query(copyTo(copyOf(layer))), layer)
}

/** The rows in bytes of binary COPY that a selection of ours gave. */
export async function* parsedRows(
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  layer: TileLayer,
): AsyncGenerator<MirrorRow[]> {
  const { texts, numbers } = mirrorColumns(layer)
  const reader = new CopyReader()
  const firstNumber = 1 + texts.length
  const geometry = firstNumber + numbers.length
  for await (const chunk of chunks) {
    const rows: MirrorRow[] = []
    reader.read(chunk, row => {
      rows.push({
        key: row.text(0)!,
        texts: texts.map((_, i) => row.text(1 + i)),
        numbers: numbers.map((_, i) => row.double(firstNumber + i)),
        geometry: row.binary(geometry),
      })
    })
    yield rows
  }
}

/** All rows as one piece of memory that threads can share, by key: the same rows give the same bytes. */
export async function sharedRows(client: pg.ClientBase, layer: TileLayer): Promise<SharedArrayBuffer> {
  const chunks: Buffer[] = []
  const ordered = `${selectionOf(layer)} order by t.${escapeIdentifier(layer.keyColumn)}`
  for await (const chunk of client.query(copyTo(`copy (${ordered}) to stdout (format binary)`))) chunks.push(chunk)
  const shared = new SharedArrayBuffer(chunks.reduce((sum, { length }) => sum + length, 0))
  const bytes = new Uint8Array(shared)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return shared
}

const selectionOf = (layer: TileLayer): string =>
  `select ${columnList(layer)} from ${escapeIdentifier(layer.table)} t where ${isShown(layer)}`

const copyOf = (layer: TileLayer): string => `copy (${selectionOf(layer)}) to stdout (format binary)`

export interface ChangedRow {
  key: string
  /** Undefined when the row is gone or retired. */
  row: MirrorRow | undefined
}

/** The rows of a layer that commits after `seq` touched, as they are now; each once. */
export async function changedRows(client: pg.ClientBase, layer: TileLayer, seq: number): Promise<ChangedRow[]> {
  const { texts } = mirrorColumns(layer)
  const key = `t.${escapeIdentifier(layer.keyColumn)}`
  const { rows } = await client.query<(string | number | null)[]>({
    text: `select c.key, ${columnList(layer)}
           from (select distinct key from changes where layer = $1 and seq > $2) c
           left join ${escapeIdentifier(layer.table)} t on ${key} = c.key and ${isShown(layer)}
           order by c.key`,
    values: [layer.table, seq],
    rowMode: 'array',
  } as pg.QueryArrayConfig)
  return rows.map(([changedKey, currentKey, ...fields]) => ({
    key: changedKey as string,
    row:
      currentKey === null
        ? undefined
        : {
            key: currentKey as string,
            texts: fields.slice(0, texts.length) as (string | null)[],
            numbers: fields.slice(texts.length, -1) as (number | null)[],
            geometry: Buffer.from(fields.at(-1) as string, 'hex'),
          },
  }))
}

/** That a row is published and may be in tiles. */
function isShown({ withheld }: TileLayer): string {
  const isPublished = 't.retired_at is null'
  if (!withheld) return isPublished
  return `${isPublished} and t.${escapeIdentifier(withheld.column)} <> ${escapeLiteral(withheld.value)}`
}

/** Key, texts, numbers, geometry: the order that both readers above rely on. */
function columnList(layer: TileLayer): string {
  const { texts, numbers } = mirrorColumns(layer)
  const columns = [
    [layer.keyColumn, '::text'],
    ...texts.map(column => [column, '::text']),
    ...numbers.map(column => [column, '::float8']),
    ['geom', ''],
  ] as const
  return columns.map(([column, cast]) => `t.${escapeIdentifier(column)}${cast}`).join(', ')
}
