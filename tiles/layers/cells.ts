/** Below `COMPONENTS_FROM_ZOOM` each tile is cut into this many cells a side: 32 px wide, room for a figure. */
export const CELLS_PER_TILE_SIDE = 16

export const CELL_LAYER_ID = 'component_cells'

/** The property of a cell that holds the number of its components of one major class. */
export const cellCountProperty = (majorCode: string): string => `n_${majorCode}`
