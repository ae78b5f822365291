import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { LonLat } from '../geometry/representative-point.ts'
import { isError } from './finding.ts'
import type { RowPlace, SetCheck, SetComplaint, StagedRows } from './set-check.ts'

/** A complaint of a set check with what the staging table knows of the row. */
export interface LocatedComplaint extends SetComplaint {
  rowKey: string | null
  position: LonLat | null
}

export interface SetCheckRun {
  db: Db
  staged: StagedRows
  /** The key column of the dataset, and whether it has shapes. */
  key: string
  hasShapes: boolean
}

/** Runs the checks in order; rows with an error are held back before the next check looks. */
export async function runSetChecks(
  run: SetCheckRun,
  checks: readonly SetCheck[],
  report: (found: LocatedComplaint[]) => Promise<void>,
): Promise<void> {
  for (const check of checks) {
    const found = await check.find(run.db, run.staged)
    if (found.length === 0) continue
    found.sort((a, b) => a.tableNumber - b.tableNumber || (a.rowNumber ?? 0) - (b.rowNumber ?? 0))
    await hold(run, found)
    await report(await locate(run, found))
  }
}

/** Whether a row is held back, by any check so far. */
export async function heldRows({ db, staged }: SetCheckRun): Promise<(place: RowPlace) => boolean> {
  const { rows } = await sql<{ place: string }>`
    select table_number || ' ' || row_number as place from ${staged.table} where is_held`.execute(db)
  const held = new Set(rows.map(row => row.place))
  return ({ tableNumber, rowNumber }) => held.has(`${tableNumber} ${rowNumber}`)
}

async function hold({ db, staged }: SetCheckRun, found: readonly SetComplaint[]): Promise<void> {
  const errors = found.filter(complaint => isError(complaint.check) && complaint.rowNumber !== null)
  if (errors.length === 0) return
  await sql`update ${staged.table} s set is_held = true from ${rowList(errors)}
            where s.table_number = at.table_number and s.row_number = at.row_number`.execute(db)
}

const rowList = (found: readonly SetComplaint[]) => sql`
  unnest(${found.map(complaint => complaint.tableNumber)}::integer[], ${found.map(complaint => complaint.rowNumber)}::integer[])
    as at (table_number, row_number)`

/** Adds to complaints the key and the place of their rows. */
export async function locate(
  { db, staged, key, hasShapes }: SetCheckRun,
  found: readonly SetComplaint[],
): Promise<LocatedComplaint[]> {
  const box = sql`(ST_XMin(geom) + ST_XMax(geom)) / 2 as lon, (ST_YMin(geom) + ST_YMax(geom)) / 2 as lat`
  if (found.length === 0) return []
  const { rows } = await sql<{ place: string; key: string | null; lon: number | null; lat: number | null }>`
    select s.table_number || ' ' || s.row_number as place, ${sql.ref(key)} as key,
           ${hasShapes ? box : sql`null as lon, null as lat`}
    from ${staged.table} s join ${rowList(found)} using (table_number, row_number)`.execute(db)
  const byPlace = new Map(rows.map(row => [row.place, row]))
  return found.map(complaint => {
    const row = byPlace.get(`${complaint.tableNumber} ${complaint.rowNumber}`)
    const position: LonLat | null = row?.lon != null && row.lat != null ? [row.lon, row.lat] : null
    return { ...complaint, rowKey: complaint.key ?? row?.key ?? null, position }
  })
}
