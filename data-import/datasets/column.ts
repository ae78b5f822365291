import type { CheckId } from '../checks/check-list.ts'

export type ColumnKind = 'text' | 'date' | 'integer' | 'number' | 'list' | 'word'

/** A closed vocabulary: what deliveries write, and the word the register keeps. */
export interface Vocabulary {
  words: Readonly<Record<string, string>>
  /** The finding of a value that is not in it. */
  check: CheckId
}

/** A column of a dataset as deliveries bring it. */
export interface ColumnSpec {
  /** Name inside the system; the column of the published table, where it is published. */
  name: string
  zh: string
  en: string
  kind: ColumnKind
  /** Field names in deliveries; case, spaces and underscores do not matter. The Chinese and English titles count too. */
  aliases: readonly string[]
  isRequired?: boolean
  /** A number that must be more than nothing. */
  isPositive?: boolean
  vocabulary?: Vocabulary
}

export type ParsedValue = string | number | readonly string[] | null
