import { CELL_LAYER_ID } from '../layers/cells.ts'
import type { TileLayer, TileLayerId } from '../layers/tile-layer.ts'

/** The columns that the mirror keeps of a layer, in the order in which it reads them. */
export interface MirrorColumns {
  texts: readonly string[]
  numbers: readonly string[]
}

/**
 * Columns that no tile shows. The surveyed area gives the density that thinning goes by; look-ups ask for grids, what lies in a
 * management area, and which version a component has.
 */
const UNSEEN_NUMBERS: Partial<Record<TileLayerId, string[]>> = { components: ['seq'], grids: ['area_m2'] }
const UNSEEN_TEXTS: Partial<Record<TileLayerId, string[]>> = {
  components: ['grid_code'],
  grids: ['management_area_code'],
}

export function mirrorColumns(layer: TileLayer): MirrorColumns {
  const fields = layer.vectorLayers.filter(({ id }) => id !== CELL_LAYER_ID).flatMap(({ fields }) => fields)
  const ofType = (type: string): string[] =>
    fields.filter(field => field.type === type).map(field => field.column ?? field.name)
  return {
    texts: [
      ...new Set([
        ...ofType('text'),
        ...(layer.appears ? [layer.appears.column] : []),
        ...(UNSEEN_TEXTS[layer.id] ?? []),
      ]),
    ],
    numbers: [...new Set([...ofType('number'), ...(UNSEEN_NUMBERS[layer.id] ?? [])])],
  }
}
