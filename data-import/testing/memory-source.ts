import { suining } from '../../spatial/catalogue/city-profile.ts'
import { crsBySrid } from '../../spatial/geometry/crs.ts'
import type { RefusedRow, Source, SourceTable, Value } from '../formats/source.ts'
import { knownCrs } from '../reproject/source-crs.ts'
import { whereIsIt } from '../reproject/where-is-it.ts'
import { type BuiltShape, buildGeometry } from './build-geometry.ts'

export interface MemoryRow {
  [field: string]: Value | BuiltShape | null
  shape: BuiltShape | null
}

export interface MemoryTable {
  name: string
  rows: readonly MemoryRow[]
  refused?: readonly RefusedRow[]
  crs?: Partial<SourceTable['crs']>
}

/** A delivery made of literals, in place of files. Batches are small, so that more than one is read. */
export function memorySource(...tables: MemoryTable[]): Source {
  return { kind: 'source', tables: tables.map(asTable), notes: [], close: async () => {} }
}

const BATCH_ROWS = 3
const CITY = { nameZh: suining.nameZh, nameEn: suining.nameEn, bounds: suining.extent, srid: suining.projectedSrid }

function asTable({ name, rows, refused = [], crs = {} }: MemoryTable): SourceTable {
  const positions = Float64Array.from(rows.flatMap(({ shape }) => shape?.parts[0]?.[0]?.[0] ?? []))
  const fields = Object.keys(rows[0] ?? {}).filter(field => field !== 'shape')
  return {
    name,
    path: `${name}.shp`,
    format: 'shapefile',
    fields: fields.map(field => ({ name: field, kind: 'text' })),
    geometryType: 'Mixed',
    rowCount: rows.length + refused.length,
    encoding: { name: 'utf-8', evidence: 'format', samples: [] },
    crs: { status: 'declared', srid: 4490, name: 'CGCS2000', evidence: 'prj', evidenceZh: 'prj', ...crs },
    positions,
    whereabouts: whereIsIt(positions, { crs: knownCrs(crsBySrid(4490)!), city: CITY }),
    notes: [],
    async *rows() {
      for (let first = 0; first < rows.length; first += BATCH_ROWS) {
        const batch = rows.slice(first, first + BATCH_ROWS)
        yield {
          rowNumbers: Uint32Array.from(batch, (_, i) => first + i + 1),
          values: batch.map(row => fields.map(field => row[field] as Value)),
          geometry: buildGeometry(batch.map(row => row.shape ?? undefined)),
          refused: first === 0 ? [...refused] : [],
        }
      }
    },
  }
}
