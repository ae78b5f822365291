import type { ComponentCheck } from '../component-row.ts'
import { type Neighbours, SAME_POSITION_METERS } from '../neighbours.ts'

export const positionRepeated = (neighbours: Neighbours): ComponentCheck => ({
  id: 'position-repeated',
  onlyAccepted: true,
  check: row => {
    const nearest = neighbours.of(row)
    if (!nearest || nearest.meters > SAME_POSITION_METERS) return undefined
    return { column: 'code', expected: `≠ ${nearest.key}` }
  },
})
