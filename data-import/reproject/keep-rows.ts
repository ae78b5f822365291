import type { GeometryColumn } from '../formats/geometry-column.ts'
import type { RowBatch } from '../formats/source.ts'

function slices(offsets: Uint32Array, kept: number[]): { offsets: Uint32Array; inner: number[] } {
  const next = new Uint32Array(kept.length + 1)
  const inner: number[] = []
  kept.forEach((index, at) => {
    for (let i = offsets[index]!; i < offsets[index + 1]!; i++) inner.push(i)
    next[at + 1] = inner.length
  })
  return { offsets: next, inner }
}

function pairs(coordinates: Float64Array, vertices: number[]): Float64Array {
  const kept = new Float64Array(vertices.length * 2)
  vertices.forEach((vertex, at) => {
    kept[at * 2] = coordinates[vertex * 2]!
    kept[at * 2 + 1] = coordinates[vertex * 2 + 1]!
  })
  return kept
}

function keepGeometry(column: GeometryColumn, kept: number[]): GeometryColumn {
  const parts = slices(column.partOffsets, kept)
  const rings = slices(column.ringOffsets, parts.inner)
  const vertices = slices(column.vertexOffsets, rings.inner)
  return {
    types: Uint8Array.from(kept, row => column.types[row]!),
    partOffsets: parts.offsets,
    ringOffsets: rings.offsets,
    vertexOffsets: vertices.offsets,
    lonLat: pairs(column.lonLat, vertices.inner),
    original: pairs(column.original, vertices.inner),
  }
}

/** The batch with only the rows at `kept` (ascending positions in the batch). */
export function keepRows(batch: RowBatch, kept: number[]): RowBatch {
  return {
    ...batch,
    rowNumbers: Uint32Array.from(kept, row => batch.rowNumbers[row]!),
    values: kept.map(row => batch.values[row]!),
    geometry: keepGeometry(batch.geometry, kept),
  }
}
