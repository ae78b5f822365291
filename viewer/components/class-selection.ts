/** The codes of a book, as the tree shows them. */
export interface CodeTree {
  readonly code: string
  readonly classes: readonly { readonly code: string }[]
}

/** What the address and the tiles know: undefined for every class, else codes of two or four digits. */
export type ShownClasses = readonly string[] | undefined

export type Ticked = 'all' | 'some' | 'none'

export const isShown = (shown: ShownClasses, code: string): boolean =>
  shown === undefined || shown.includes(code) || shown.includes(code.slice(0, 2))

export function majorTicked(shown: ShownClasses, major: CodeTree): Ticked {
  const count = major.classes.filter(({ code }) => isShown(shown, code)).length
  return count === 0 ? 'none' : count === major.classes.length ? 'all' : 'some'
}

/** The shortest way to write a set of minor classes: whole majors by their two digits, everything as undefined. */
function shortest(majors: readonly CodeTree[], minors: ReadonlySet<string>): ShownClasses {
  const isWhole = (major: CodeTree) => major.classes.every(({ code }) => minors.has(code))
  if (majors.every(isWhole)) return undefined
  return majors.flatMap(major =>
    isWhole(major) ? [major.code] : major.classes.map(({ code }) => code).filter(code => minors.has(code)),
  )
}

const shownMinors = (majors: readonly CodeTree[], shown: ShownClasses): Set<string> =>
  new Set(majors.flatMap(major => major.classes.map(({ code }) => code)).filter(code => isShown(shown, code)))

/** Ticks or unticks a minor class. */
export function toggleClass(majors: readonly CodeTree[], shown: ShownClasses, code: string): ShownClasses {
  const minors = shownMinors(majors, shown)
  if (!minors.delete(code)) minors.add(code)
  return shortest(majors, minors)
}

/** Ticks a whole major class, or unticks it if it was wholly ticked. */
export function toggleMajor(majors: readonly CodeTree[], shown: ShownClasses, major: CodeTree): ShownClasses {
  const minors = shownMinors(majors, shown)
  const isOn = majorTicked(shown, major) === 'all'
  for (const { code } of major.classes) isOn ? minors.delete(code) : minors.add(code)
  return shortest(majors, minors)
}

/** Shows one class and no other; shows everything again if it was the only one. */
export const onlyThis = (shown: ShownClasses, code: string): ShownClasses =>
  shown?.length === 1 && shown[0] === code ? undefined : [code]
