import { useQuery } from '@tanstack/react-query'
import { PEOPLE_WORDS } from '../i18n/people-words.ts'
import { usePageWords } from '../i18n/use-page-words.ts'
import { organisationsQuery } from '../organisations/queries.ts'
import { areasQuery, layerRightsQuery } from './queries.ts'

interface Names {
  readonly area: (code: string) => string
  readonly unit: (code: string) => string
  readonly layer: (name: string) => string
}

/** What stands in posts and keys as codes, in the reader's words; the code itself where there is no name any more. */
export function useNames(): Names {
  const t = usePageWords(PEOPLE_WORDS)
  const { data: areas } = useQuery(areasQuery)
  const { data: units } = useQuery(organisationsQuery)
  const { data: rights } = useQuery(layerRightsQuery)
  const named = (code: string, known: { nameZh: string; nameEn: string | null } | undefined): string =>
    known ? t.pick(known) : code
  return {
    area: code =>
      named(
        code,
        areas?.areas.find(one => one.code === code),
      ),
    unit: code =>
      named(
        code,
        units?.organisations.find(one => one.code === code),
      ),
    layer: name => {
      const right = rights?.layers.find(one => one.layer === name)
      return named(name, right && { nameZh: right.titleZh, nameEn: right.titleEn })
    },
  }
}
