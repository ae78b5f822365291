import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { CatalogueMajor } from './catalogue.ts'
import { classesQuery } from './classes-query.ts'

/** What the map needs of the class book. It changes with the book, not with the counts. */
export function useMajors(): readonly CatalogueMajor[] {
  const { data } = useQuery(classesQuery)
  const text = JSON.stringify(
    (data?.majors ?? []).map(({ code, colour, classes }) => ({
      code,
      colour,
      classes: classes.map(({ code, symbol }) => ({ code, symbol: symbol ?? 'generic' })),
    })),
  )
  return useMemo(() => JSON.parse(text), [text])
}
