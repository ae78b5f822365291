import type { ReactNode } from 'react'
import type { Words } from '../i18n/use-words.ts'

interface Named {
  readonly code: string
  readonly nameZh: string
  readonly nameEn: string | null
}

export interface Areas {
  readonly community: Named | null
  readonly street: Named | null
  readonly district: Named | null
  readonly managementArea: Named | null
}

/** A place in the city's own terms, from the nearest to the widest. A management area is told only where there is one. */
export function areaFacts(
  t: Words,
  { community, street, district, managementArea }: Areas,
): (readonly [string, ReactNode])[] {
  const name = (area: Named | null) => area && t.pick(area)
  return [
    [t('card.community'), name(community)],
    [t('card.street'), name(street)],
    [t('card.district'), name(district)],
    ...(managementArea ? [[t('card.management'), name(managementArea)] as const] : []),
  ]
}
