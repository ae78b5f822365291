import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { type Classes, classesQuery, type Major, type MinorClass } from './classes-query.ts'

export interface ClassEntry {
  readonly major: Major
  readonly minor: MinorClass
}

const entriesByCode = (classes: Classes | undefined): ReadonlyMap<string, ClassEntry> =>
  new Map((classes?.majors ?? []).flatMap(major => major.classes.map(minor => [minor.code, { major, minor }] as const)))

/** Every minor class by its code; empty until the book has arrived. */
export function useClassEntries(): ReadonlyMap<string, ClassEntry> {
  const { data } = useQuery(classesQuery)
  return useMemo(() => entriesByCode(data), [data])
}
