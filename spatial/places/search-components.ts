import { type CodeFinder, componentsByDigits, type FoundComponent } from '../components/components-by-digits.ts'
import type { LonLat } from '../database/postgis.ts'
import type { Db } from '../database/schema.ts'
import type { IndexedNames } from './name-index.ts'
import { matchQualities, QUALITY } from './name-table.ts'
import { comparable, nameQuery } from './name-text.ts'
import { COMPONENT_WORD, inOneLine } from './name-words.ts'
import { placed, type RankedResult, rankingDistance } from './search-result.ts'

export interface ComponentSearch {
  names: readonly IndexedNames[]
  near?: LonLat | undefined
  limit: number
  findCodes?: CodeFinder | undefined
}

/** Components by their digits, also after the name of their class: 污水井盖 4188. */
export async function searchComponents(
  db: Db,
  typed: string,
  { names, near, limit, findCodes }: ComponentSearch,
): Promise<RankedResult[]> {
  const [, className, digits] = /^(\D*?)(\d+)$/.exec(comparable(typed)) ?? []
  if (!digits) return []
  const classCodes = className ? classesNamed(names, className) : undefined
  if (classCodes?.length === 0) return []
  const found = await componentsByDigits(db, digits, {
    limit,
    findCodes,
    ...(classCodes && { classCodes }),
    ...(near && { near }),
  })
  return found.map(component => {
    const isWhole = classCodes !== undefined || component.code === digits
    const result = componentResult(component, near)
    return {
      quality: isWhole ? QUALITY.whole : QUALITY.beginning,
      tier: COMPONENT_TIER,
      distanceMeters: rankingDistance(result),
      result,
    }
  })
}

/** After streets and grids of the same digits, before door plates. */
const COMPONENT_TIER = 4

/** Codes of the classes called so, or if none is, of those whose names begin so. */
function classesNamed(names: readonly IndexedNames[], className: string): string[] {
  const layer = names.find(({ entries }) => entries[0]?.kind === 'class')
  if (!layer) return []
  const qualities = matchQualities(layer.table, nameQuery(className))
  const codesOf = (wanted: number[]) =>
    layer.entries.filter((_entry, row) => wanted.includes(qualities[row]!)).map(({ key }) => key)
  const whole = codesOf([QUALITY.whole, QUALITY.wholeSound])
  return whole.length > 0 ? whole : codesOf([QUALITY.beginning, QUALITY.beginningOfSound])
}

function componentResult(
  { code, name, nameEn, gridCode, location, position }: FoundComponent,
  near: LonLat | undefined,
) {
  return {
    kind: 'component' as const,
    key: code,
    titleZh: `${name} ${code}`,
    titleEn: `${nameEn} ${code}`,
    subtitleZh: inOneLine(COMPONENT_WORD.zh, location, gridCode),
    subtitleEn: inOneLine(COMPONENT_WORD.en, location, gridCode),
    ...placed(position, near),
  }
}
