import type { LayerMirror } from '../mirror/layer-mirror.ts'
import type { TextColumn } from '../mirror/text-column.ts'

/** Which components a tile shows. An empty list asks for nothing in particular; lists are sorted and without repeats. */
export interface ComponentFilter {
  /** Classes ('0102') and whole majors ('01'). */
  classes: readonly string[]
  states: readonly string[]
  units: readonly string[]
}

export const ALL_COMPONENTS: ComponentFilter = { classes: [], states: [], units: [] }

/** The same text for the same filter, for cache keys. */
export const filterKey = ({ classes, states, units }: ComponentFilter): string =>
  [classes, states, units].map(list => list.join(',')).join(';')

/** Sorts lists and drops repeats and classes whose major is there too, so that equal filters have equal keys. */
export function normalFilter({ classes, states, units }: ComponentFilter): ComponentFilter {
  const sorted = (list: readonly string[]): string[] => [...new Set(list)].sort()
  const majors = new Set(classes.filter(code => code.length === 2))
  return {
    classes: sorted(classes.filter(code => code.length === 2 || !majors.has(code.slice(0, 2)))),
    states: sorted(states),
    units: sorted(units),
  }
}

/** Tests a slot against the filter; the texts of each column are looked at once, not each row. */
export function slotTest(mirror: LayerMirror, { classes, states, units }: ComponentFilter): (slot: number) => boolean {
  const columns = [
    { column: mirror.columns.texts.get('class_code')!, wanted: classes, isMatch: isClassOrItsMajor },
    { column: mirror.columns.texts.get('state')!, wanted: states, isMatch: isSame },
    { column: mirror.columns.texts.get('maintainer_code')!, wanted: units, isMatch: isSame },
  ]
  const masks = columns
    .filter(({ wanted }) => wanted.length > 0)
    .map(({ column, wanted, isMatch }) => ({ numbers: column.numbers, mask: maskOf(column, wanted, isMatch) }))
  return slot => {
    for (let i = 0; i < masks.length; i++) if (masks[i]!.mask[masks[i]!.numbers[slot]!] === 0) return false
    return true
  }
}

const isSame = (text: string, wanted: string): boolean => text === wanted
const isClassOrItsMajor = (classCode: string, wanted: string): boolean => classCode.startsWith(wanted)

function maskOf({ texts }: TextColumn, wanted: readonly string[], isMatch: typeof isSame): Uint8Array {
  return Uint8Array.from(texts, text => (text !== null && wanted.some(one => isMatch(text, one)) ? 1 : 0))
}
