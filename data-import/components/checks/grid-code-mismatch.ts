import type { ComponentCheck, ComponentReference } from '../component-row.ts'

/**
 * The grid named must be the one the object stands in (domain rule: BGID equals the point-in-polygon result). Within
 * the survey's own accuracy of the class, either side of a boundary is right; a line or area stands in every grid it
 * reaches. Positions outside the city are another finding.
 */
export const gridCodeMismatch = ({ grids, isInCity }: ComponentReference): ComponentCheck => ({
  id: 'grid-code-mismatch',
  check: ({ gridCode, isInDeclaredGrid, place, position }) => {
    if (gridCode === undefined || isInDeclaredGrid || !position) return undefined
    if (!grids.has(gridCode) || !isInCity(position)) return undefined
    return place ? { column: 'grid_code', expected: place } : { column: 'grid_code' }
  },
})
