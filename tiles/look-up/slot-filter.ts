import { DISTRICT_DIGITS, isAdministrative, prefixOfArea } from '../../spatial/components/component-conditions.ts'
import type { ComponentFilter } from '../../spatial/components/component-filter.ts'
import { fitsAll, type TextMask, textMask } from '../components/component-filter.ts'
import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { Mirror } from '../mirror/mirror.ts'

/** What a filter says of attributes. */
export interface AttributeTest {
  /** All of them must hold. */
  masks: readonly TextMask[]
  fits: (slot: number) => boolean
}

/** Attributes as a test of slots of the components. Says the same as `componentConditions` does in SQL. */
export function attributeTest(
  { layers }: Mirror,
  { classes, states, units, grids, areas }: ComponentFilter,
): AttributeTest {
  const components = layers.get('components')!.rows
  const inAreas = areas && areaTest(components, layers.get('grids')!.rows, areas)
  const masks: TextMask[] = []
  if (units) masks.push(oneOf(components, 'maintainer_code', units))
  if (grids) masks.push(oneOf(components, 'grid_code', grids))
  if (inAreas) masks.push(inAreas.mask)
  if (classes) masks.push(textMask(components, 'class_code', code => classes.some(one => code.startsWith(one))))
  if (states) masks.push(oneOf(components, 'state', states))
  const fitsOwnCode = inAreas?.fitsOwnCode
  return {
    masks,
    fits: fitsOwnCode ? slot => fitsAll(masks, slot) && fitsOwnCode(slot) : slot => fitsAll(masks, slot),
  }
}

function oneOf(components: LayerMirror, column: string, values: readonly string[]): TextMask {
  const wanted = new Set(values)
  return textMask(components, column, text => wanted.has(text))
}

interface AreaTest {
  /** The component's grid is in one of the areas. */
  mask: TextMask
  /** For districts and the city the component's own code must say so too; absent where only smaller areas are asked for. */
  fitsOwnCode: ((slot: number) => boolean) | undefined
}

/** Administrative areas are what a grid's code begins with; management areas are listed with their grids. */
function areaTest(components: LayerMirror, grids: LayerMirror, areas: readonly string[]): AreaTest {
  const administrative = areas.filter(isAdministrative)
  const local = administrative.filter(code => code.length > DISTRICT_DIGITS)
  const districts = administrative.filter(code => code.length <= DISTRICT_DIGITS).map(prefixOfArea)
  const managed = gridsOfManagementAreas(grids, new Set(areas.filter(code => !isAdministrative(code))))
  const isInSmall = (grid: string): boolean => managed.has(grid) || local.some(code => grid.startsWith(code))
  if (districts.length === 0) return { mask: textMask(components, 'grid_code', isInSmall), fitsOwnCode: undefined }
  const isInAny = (grid: string): boolean => isInSmall(grid) || districts.some(prefix => grid.startsWith(prefix))
  const small = [textMask(components, 'grid_code', isInSmall)]
  const tests = districts.map(prefix => districtTest(components, prefix))
  return {
    mask: textMask(components, 'grid_code', isInAny),
    fitsOwnCode: slot => fitsAll(small, slot) || tests.some(isIn => isIn(slot)),
  }
}

function districtTest(components: LayerMirror, prefix: string): (slot: number) => boolean {
  const { ids } = components.columns
  const [from, before] = rangeOfCodes(prefix)
  const masks = [textMask(components, 'grid_code', grid => grid.startsWith(prefix))]
  return slot => ids[slot]! >= from && ids[slot]! < before && fitsAll(masks, slot)
}

const CODE_DIGITS = 16

/** Codes that begin so, as numbers: from the first to before the second. */
function rangeOfCodes(prefix: string): [from: number, before: number] {
  const step = 10 ** (CODE_DIGITS - prefix.length)
  return [Number(prefix) * step, (Number(prefix) + 1) * step]
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
