import { outsideCity } from '../../checks/common/outside-city.ts'
import type { ComponentCheck, ComponentReference } from '../component-row.ts'

/** Nearly every component has its grid, and then is in the city without another look. */
export function outsideGridsAndCity({ isInCity }: ComponentReference): ComponentCheck {
  const { id, check } = outsideCity(isInCity)
  return { id, check: row => (row.place === undefined ? check(row) : undefined) }
}
