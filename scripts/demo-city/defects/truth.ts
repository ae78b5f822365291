import type { DemoCity } from '../generate.ts'
import type { Scenario } from '../side-deliveries/write-side-deliveries.ts'
import type { Defect } from './defect.ts'

/** What tests compare an import with. */
export interface Truth {
  about: string
  /** Rows that are published when the whole delivery is imported. */
  published: Record<string, number>
  /** Small deliveries in `defects/`, and what the register must hold before each. */
  scenarios: Scenario[]
  /** Every planted defect, by file. */
  defects: Defect[]
}

export const truthOf = (
  city: DemoCity,
  { published, scenarios, defects }: Pick<Truth, 'published' | 'scenarios' | 'defects'>,
): Truth => ({
  about:
    'Planted defects of the synthetic delivery: file below this folder, table in it, row from 1 (titles not counted), id of the check. Read by tests only.',
  published: {
    areas: city.areas.length,
    grids: city.grids.length,
    components: city.components.length,
    organisations: city.organisations.list.length,
    responsibility: city.responsibility.rules.length,
    places: city.places.length,
    ...published,
  },
  scenarios,
  defects,
})
