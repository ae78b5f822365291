import { type ClassEntry, useClassEntries } from './class-name.ts'

/** What people look for on foot, by symbol, in the order of the menu. Books name and number these classes differently. */
const SOUGHT = ['hydrant', 'toilet', 'bin', 'lamp', 'cover-sewer', 'refuge'] as const

/** The classes of the book that are sought most often. */
export function useQuickClasses(): readonly ClassEntry[] {
  const entries = [...useClassEntries().values()]
  return SOUGHT.flatMap(symbol => entries.find(({ minor }) => minor.symbol === symbol) ?? [])
}
