import { CELL_LAYER_ID, type TileLayer, type TileLayerId } from '../catalogue.ts'

/** The columns that the mirror keeps of a layer, in the order in which it reads them. */
export interface MirrorColumns {
  texts: readonly string[]
  numbers: readonly string[]
}

/** Columns that no tile shows but tiles depend on: the surveyed area gives the density that thinning goes by. */
const UNSEEN_NUMBERS: Partial<Record<TileLayerId, string[]>> = { grids: ['area_m2'] }

export function mirrorColumns(layer: TileLayer): MirrorColumns {
  const fields = layer.vectorLayers.filter(({ id }) => id !== CELL_LAYER_ID).flatMap(({ fields }) => fields)
  const ofType = (type: string): string[] =>
    fields.filter(field => field.type === type).map(field => field.column ?? field.name)
  return {
    texts: [...new Set([...ofType('text'), ...(layer.appears ? [layer.appears.column] : [])])],
    numbers: [...new Set([...ofType('number'), ...(UNSEEN_NUMBERS[layer.id] ?? [])])],
  }
}
