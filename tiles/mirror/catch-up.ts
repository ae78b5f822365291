import type pg from 'pg'
import type { Database } from '../../spatial/database/connection.ts'
import type { BboxLonLat } from '../../spatial/geometry/bbox.ts'
import { publishedLayerName, TILE_LAYERS } from '../catalogue.ts'
import type { WorldBox } from '../geometry/world.ts'
import type { TileLayer } from '../layers/tile-layer.ts'
import { degreesOf, fewExtents } from './extents.ts'
import type { LayerMirror } from './layer-mirror.ts'
import { type ChangedRow, changedRows } from './layer-rows.ts'
import { loadLayer, type Mirror, type MirroredLayer } from './mirror.ts'
import { inSnapshot } from './snapshot.ts'

/** What commits changed, for whoever has a map open. */
export interface CommitNotice {
  /** The commit up to which this tells; those after the last notice are all in it. */
  seq: number
  layers: LayerChange[]
}

export interface LayerChange {
  layer: string
  /** Rows inserted, changed or deleted. */
  count: number
  /** Boxes in degrees that hold every change, before and after; empty for a layer without geometry. */
  extents: BboxLonLat[]
}

/** With more changed rows than this a layer is read anew: it takes less than looking each of them up. */
const READ_ANEW_FROM = 20_000

interface ChangeCount {
  table: string
  count: number
  extent: BboxLonLat | null
}

/** Brings the mirror to the last commit. Undefined when it is there already. */
export async function catchUp(database: Database, mirror: Mirror): Promise<CommitNotice | undefined> {
  const { seq, counts, prepared } = await inSnapshot(database, async (client, seq) => {
    const counts = seq > mirror.seq ? await countChanges(client, { after: mirror.seq, upTo: seq }) : []
    return { seq, counts, prepared: await prepareLayers(client, mirror.seq, counts) }
  })
  if (seq <= mirror.seq) return undefined
  // From here to the end nothing waits: no tile can be encoded from half of it.
  const layers = counts.map(({ table, count, extent }) => {
    const change = prepared.get(table)
    const extents = change ? apply(mirror.layers.get(change.layer.id)!, change, seq) : extent ? [extent] : []
    return { layer: publishedLayerName(table), count, extents }
  })
  mirror.seq = seq
  return { seq, layers }
}

/**
 * What commits after `seq` changed up to where the mirror stands, with one box a layer; for a reader who was away. Undefined
 * when that is nothing.
 */
export async function noticeSince({ pool }: Database, mirror: Mirror, seq: number): Promise<CommitNotice | undefined> {
  const upTo = mirror.seq
  if (seq >= upTo) return undefined
  const counts = await countChanges(pool, { after: seq, upTo })
  const layers = counts.map(({ table, count, extent }) => {
    return { layer: publishedLayerName(table), count, extents: extent ? [extent] : [] }
  })
  return { seq: upTo, layers }
}

async function countChanges(
  client: pg.ClientBase | pg.Pool,
  { after, upTo }: { after: number; upTo: number },
): Promise<ChangeCount[]> {
  const { rows } = await client.query<ChangeCount>(
    `select layer as table, count(distinct key)::integer as count,
            case when count(extent) > 0 then array[min(ST_XMin(extent)), min(ST_YMin(extent)),
                                                   max(ST_XMax(extent)), max(ST_YMax(extent))] end as extent
     from changes where seq > $1 and seq <= $2 group by layer order by layer`,
    [after, upTo],
  )
  return rows
}

type PreparedChange = { layer: TileLayer } & ({ anew: LayerMirror } | { rows: ChangedRow[] })

async function prepareLayers(
  client: pg.ClientBase,
  seq: number,
  counts: readonly ChangeCount[],
): Promise<Map<string, PreparedChange>> {
  const prepared = new Map<string, PreparedChange>()
  for (const layer of TILE_LAYERS) {
    const count = counts.find(({ table }) => table === layer.table)?.count ?? 0
    if (count >= READ_ANEW_FROM) prepared.set(layer.table, { layer, anew: await loadLayer(client, layer) })
    else if (count > 0) prepared.set(layer.table, { layer, rows: await changedRows(client, layer, seq) })
  }
  return prepared
}

/** Puts prepared changes into a layer and marks its tiles; returns where something changed. */
function apply(target: MirroredLayer, change: PreparedChange, seq: number): BboxLonLat[] {
  if ('anew' in change) {
    const extents = [target.rows.extent(), change.anew.extent()].filter(box => box !== undefined)
    target.rows = change.anew
    target.versions.touchEverywhere(seq)
    return fewExtents(extents.map(degreesOf))
  }
  const touched: WorldBox[] = []
  for (const { key, row } of change.rows) {
    const before = target.rows.boxOfKey(key)
    if (row) target.rows.put(row)
    else target.rows.remove(key)
    const after = target.rows.boxOfKey(key)
    touched.push(...[before, after].filter(box => box !== undefined))
  }
  for (const box of touched) target.versions.touch(box, seq)
  return fewExtents(touched.map(degreesOf))
}
