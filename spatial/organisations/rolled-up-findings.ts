/** Puts gaps and ties found place by place together under the largest areas they fill. */

/** What is wrong for one class in some grids of one community. */
export interface PlaceFinding {
  kind: string
  classCode: string
  outcome: string
  communityCode: string
  grids: number
  /** Units that tie, in order; empty where there is none. */
  handlerCodes: string[]
  ruleIds: string[]
}

/** The same for an area: null is the whole city, else a code of 6, 9 or 12 digits. */
export interface AreaFinding extends Omit<PlaceFinding, 'communityCode'> {
  areaCode: string | null
  /** Equal to `grids`, except in a community of which only a part (a management area) is concerned. */
  gridsInArea: number
}

/** Digits of the codes from the city (none) to the community. */
const CODE_DIGITS = [0, 6, 9, 12]

/**
 * `gridsByCommunity` counts the grids of every community of the city. A finding that fills a whole district is said once for
 * the district; otherwise for its streets, and so on down to the communities.
 */
export function rollUpFindings(findings: PlaceFinding[], gridsByCommunity: Map<string, number>): AreaFinding[] {
  const sameProblem = Map.groupBy(findings, f => [f.kind, f.classCode, f.outcome, ...f.handlerCodes].join())
  return [...sameProblem.values()].flatMap(group => largestFilledAreas(group, gridsByCommunity, 0))
}

function largestFilledAreas(
  group: PlaceFinding[],
  gridsByCommunity: Map<string, number>,
  level: number,
): AreaFinding[] {
  const digits = CODE_DIGITS[level]!
  const isSmallest = level === CODE_DIGITS.length - 1
  return [...Map.groupBy(group, f => f.communityCode.slice(0, digits))].flatMap(([areaCode, inArea]) => {
    const gridsInArea = sum(
      [...gridsByCommunity].filter(([code]) => code.startsWith(areaCode)).map(([, grids]) => grids),
    )
    const grids = sum(inArea.map(f => f.grids))
    if (grids < gridsInArea && !isSmallest) return largestFilledAreas(inArea, gridsByCommunity, level + 1)
    const { kind, classCode, outcome, handlerCodes } = inArea[0]!
    const ruleIds = [...new Set(inArea.flatMap(f => f.ruleIds))].sort()
    return [{ kind, classCode, outcome, handlerCodes, ruleIds, areaCode: areaCode || null, grids, gridsInArea }]
  })
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0)
