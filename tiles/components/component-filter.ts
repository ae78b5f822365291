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

/** Tests a slot against the filter. */
export function slotTest(mirror: LayerMirror, { classes, states, units }: ComponentFilter): (slot: number) => boolean {
  const columns = [
    { column: 'class_code', wanted: classes, isMatch: isClassOrItsMajor },
    { column: 'state', wanted: states, isMatch: isSame },
    { column: 'maintainer_code', wanted: units, isMatch: isSame },
  ]
  const masks = columns
    .filter(({ wanted }) => wanted.length > 0)
    .map(({ column, wanted, isMatch }) => textMask(mirror, column, text => wanted.some(one => isMatch(text, one))))
  return slot => fitsAll(masks, slot)
}

const isSame = (text: string, wanted: string): boolean => text === wanted
const isClassOrItsMajor = (classCode: string, wanted: string): boolean => classCode.startsWith(wanted)

/** What is wanted of a column: by the number of its text, 1 or 0. */
export interface TextMask {
  column: TextColumn
  /** The number of each slot's text. */
  numbers: Uint32Array
  wanted: Uint8Array
}

/** The different texts of a column are looked at once, not those of each row. Null is never wanted. */
export function textMask(mirror: LayerMirror, name: string, isWanted: (text: string) => boolean): TextMask {
  const column = mirror.columns.texts.get(name)!
  const { texts, numbers } = column
  const wanted = new Uint8Array(texts.length)
  for (let number = 0; number < texts.length; number++) {
    const text = texts[number]!
    if (text !== null && isWanted(text)) wanted[number] = 1
  }
  return { column, numbers, wanted }
}

export function fitsAll(masks: readonly TextMask[], slot: number): boolean {
  for (let i = 0; i < masks.length; i++) if (masks[i]!.wanted[masks[i]!.numbers[slot]!] === 0) return false
  return true
}
