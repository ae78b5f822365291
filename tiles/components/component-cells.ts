import { EXTENT, type LayerWriter } from '../encoding/layer-writer.ts'
import { type TileAddress, worldBoxOf } from '../engine/tile-frame.ts'
import { CELLS_PER_TILE_SIDE, cellCountProperty } from '../layers/cells.ts'
import { Growable } from '../mirror/growable.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'

export interface CellsInput {
  writer: LayerWriter
  mirror: LayerMirror
  tile: TileAddress
  isShown: (slot: number) => boolean
  /** Whether a cell tells how many it holds of each major class. */
  countsMajors: boolean
}

const CELL_UNITS = EXTENT / CELLS_PER_TILE_SIDE
const found = new Growable(Int32Array)

/**
 * Writes the components of a tile counted in the cells of a raster that is the same for the whole world at that zoom. Each
 * component, whatever its geometry, counts once, in the cell that holds the point it is stood for by; so the counts of all
 * tiles of a zoom add up to the register. The id of a cell is its place in the grid, row by row, plus 1.
 */
export function writeComponentCells(input: CellsInput): void {
  const { writer, tile } = input
  const counts = countByCell(input)
  const cellsPerWorld = CELLS_PER_TILE_SIDE * 2 ** tile.z
  for (let row = 0; row < CELLS_PER_TILE_SIDE; row++)
    for (let column = 0; column < CELLS_PER_TILE_SIDE; column++) {
      const cell = row * CELLS_PER_TILE_SIDE + column
      if (!tagCounts(writer, counts, { cell, countsMajors: input.countsMajors })) continue
      const worldRow = tile.y * CELLS_PER_TILE_SIDE + row
      const worldColumn = tile.x * CELLS_PER_TILE_SIDE + column
      writer.polygons(worldRow * cellsPerWorld + worldColumn + 1, [square(column * CELL_UNITS, row * CELL_UNITS)])
    }
}

interface CellCounts {
  majors: readonly string[]
  /** Cell by cell, in each as many numbers as there are majors. */
  byCellAndMajor: Uint32Array
}

function countByCell({ mirror, tile, isShown }: CellsInput): CellCounts {
  const { texts, numbers } = mirror.columns.texts.get('class_code')!
  const majors = [...new Set(texts.flatMap(text => (text === null ? [] : [text.slice(0, 2)])))].sort()
  const majorOf = Uint8Array.from(texts, text => majors.indexOf(text?.slice(0, 2) ?? ''))
  const byCellAndMajor = new Uint32Array(CELLS_PER_TILE_SIDE ** 2 * majors.length)
  const cellsPerWorld = CELLS_PER_TILE_SIDE * 2 ** tile.z
  const [west, north] = [tile.x * CELLS_PER_TILE_SIDE, tile.y * CELLS_PER_TILE_SIDE]
  found.length = 0
  mirror.searchPoints(worldBoxOf(tile), found)
  const { xs, ys } = mirror.columns
  const gridY = tile.grid?.rows?.gridY
  for (let i = 0; i < found.length; i++) {
    const slot = found.values[i]!
    const column = ((xs[slot]! * cellsPerWorld) | 0) - west
    const worldY = ys[slot]!
    const row = (((gridY ? gridY(worldY) : worldY) * cellsPerWorld) | 0) - north
    if (column < 0 || column >= CELLS_PER_TILE_SIDE || row < 0 || row >= CELLS_PER_TILE_SIDE || !isShown(slot)) continue
    const cell = row * CELLS_PER_TILE_SIDE + column
    byCellAndMajor[cell * majors.length + majorOf[numbers[slot]!]!]!++
  }
  return { majors, byCellAndMajor }
}

/** Tags the writer with a cell's counts; false where it has none. */
function tagCounts(
  writer: LayerWriter,
  { majors, byCellAndMajor }: CellCounts,
  { cell, countsMajors }: { cell: number; countsMajors: boolean },
): boolean {
  const counts = byCellAndMajor.subarray(cell * majors.length, (cell + 1) * majors.length)
  const total = counts.reduce((sum, count) => sum + count, 0)
  if (total === 0) return false
  writer.tag(writer.key('n'), writer.value(total))
  if (!countsMajors) return true
  counts.forEach((count, major) => {
    if (count > 0) writer.tag(writer.key(cellCountProperty(majors[major]!)), writer.value(count))
  })
  return true
}

const square = (x: number, y: number): number[] => [
  ...[x, y, x + CELL_UNITS, y],
  ...[x + CELL_UNITS, y + CELL_UNITS, x, y + CELL_UNITS],
]
