import { note } from './sentences.ts'
import type { Note } from './source.ts'

/** Names without repetition: the second `X` becomes `X_2`, an empty name `FIELD_n`; each change is noted. */
export function uniqueNames(names: string[], notes: Note[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const base = name || `FIELD_${index + 1}`
    let unique = base
    for (let n = 2; taken.has(unique); n++) unique = `${base}_${n}`
    if (unique !== base) notes.push(note('field-renamed', { from: base, to: unique }))
    taken.add(unique)
    return unique
  })
}
