import { DISTRICT_DIGITS, isAdministrative, prefixOfArea } from '../../spatial/components/component-conditions.ts'
import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import { fitsAll, type TextMask, textMask } from '../components/component-filter.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'

/** What a filter says of attributes. */
export interface AttributeTest {
  /** The rarest first: most slots are refused by one look at it. */
  masks: readonly TextMask[]
  fits: (slot: number) => boolean
}

/** Attributes as a test of slots of the components. Says the same as `componentConditions` does in SQL. */
export function attributeTest(
  { layers }: Mirror,
  { classes, states, units, grids, areas }: ComponentFilter,
): AttributeTest {
  const components = layers.get('components')!.rows
  const { small, districts } = areaTests(components, layers.get('grids')!.rows, areas)
  const masks: TextMask[] = []
  if (units) masks.push(oneOf(components, 'maintainer_code', units))
  if (grids) masks.push(oneOf(components, 'grid_code', grids))
  if (small && districts.length === 0) masks.push(small)
  if (classes) masks.push(textMask(components, 'class_code', code => classes.some(one => code.startsWith(one))))
  if (states) masks.push(oneOf(components, 'state', states))
  if (!small || districts.length === 0) return { masks, fits: slot => fitsAll(masks, slot) }
  const smallMasks = [small]
  const isInAreas = (slot: number): boolean => fitsAll(smallMasks, slot) || districts.some(isIn => isIn(slot))
  return { masks, fits: slot => fitsAll(masks, slot) && isInAreas(slot) }
}

function oneOf(components: LayerMirror, column: string, values: readonly string[]): TextMask {
  const wanted = new Set(values)
  return textMask(components, column, text => wanted.has(text))
}

interface AreaTests {
  /** Of streets, communities and management areas: by the code of the grid. */
  small: TextMask | undefined
  /** Of districts and the city: by the component's own code too. */
  districts: ((slot: number) => boolean)[]
}

/** Tests of which any one must hold. */
function areaTests(components: LayerMirror, grids: LayerMirror, areas: readonly string[] | undefined): AreaTests {
  if (!areas) return { small: undefined, districts: [] }
  const administrative = areas.filter(isAdministrative)
  const local = administrative.filter(code => code.length > DISTRICT_DIGITS)
  const managed = gridsOfManagementAreas(grids, new Set(areas.filter(code => !isAdministrative(code))))
  return {
    small: textMask(components, 'grid_code', grid => managed.has(grid) || local.some(code => grid.startsWith(code))),
    districts: administrative
      .filter(code => code.length <= DISTRICT_DIGITS)
      .map(code => districtTest(components, prefixOfArea(code))),
  }
}

const CODE_DIGITS = 16

function districtTest(components: LayerMirror, prefix: string): (slot: number) => boolean {
  const { ids } = components.columns
  const mask = textMask(components, 'grid_code', grid => grid.startsWith(prefix))
  const step = 10 ** (CODE_DIGITS - prefix.length)
  const from = Number(prefix) * step
  return slot => ids[slot]! >= from && ids[slot]! < from + step && mask.wanted[mask.numbers[slot]!] === 1
}

function gridsOfManagementAreas(grids: LayerMirror, areas: ReadonlySet<string>): Set<string> {
  const codes = new Set<string>()
  if (areas.size === 0) return codes
  const { texts } = grids.columns
  const [code, area] = [texts.get('code')!, texts.get('management_area_code')!]
  for (const slot of grids.inOrder().slots) {
    const managedBy = area.texts[area.numbers[slot]!]
    if (managedBy != null && areas.has(managedBy)) codes.add(code.texts[code.numbers[slot]!]!)
  }
  return codes
}
