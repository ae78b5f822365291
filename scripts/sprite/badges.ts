import { readdirSync, readFileSync } from 'node:fs'
import { type BadgeKey, badgeId } from '../../viewer/symbols/badge-id.ts'

interface BookFile {
  readonly kind: string
  readonly majors: readonly { code: string; colour: string; classes: readonly { symbol: string }[] }[]
}

const BOOKS = new URL('../../spatial/catalogue/books/', import.meta.url)

/** Every badge that the component class books need, each once, with a plain one per major for classes added later. */
export function neededBadges(): BadgeKey[] {
  const badges = new Map<string, BadgeKey>()
  for (const file of readdirSync(BOOKS).sort()) {
    const book: BookFile = JSON.parse(readFileSync(new URL(file, BOOKS), 'utf8'))
    if (book.kind !== 'component') continue
    for (const { code: majorCode, colour, classes } of book.majors)
      for (const symbol of [...classes.map(entry => entry.symbol), 'generic']) {
        const key = { majorCode, colour, symbol }
        badges.set(badgeId(key), key)
      }
  }
  return [...badges.values()]
}
