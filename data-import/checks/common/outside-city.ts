import type { LonLat } from '../../geometry/representative-point.ts'
import type { RowCheck } from '../row-check.ts'

export function outsideCity(isInCity: (position: LonLat) => boolean): RowCheck {
  return {
    id: 'outside-city',
    check: ({ position }) => {
      if (!position || isInCity(position)) return undefined
      return { value: position.map(degrees => degrees.toFixed(6)).join(' ') }
    },
  }
}
