import type { ComponentCheck, ComponentReference } from '../component-row.ts'

export const gridUnknown = ({ grids }: ComponentReference): ComponentCheck => ({
  id: 'grid-unknown',
  check: ({ gridCode, place }) => {
    if (gridCode === undefined || grids.has(gridCode)) return undefined
    return place ? { column: 'grid_code', expected: place } : { column: 'grid_code' }
  },
})
