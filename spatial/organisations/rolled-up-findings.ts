/** Puts gaps and ties found place by place together under the largest areas they fill. */
import type { ClassKind } from '../catalogue/class-book.ts'
import type { Outcome } from './rule-ranking.ts'

/** Grids that share all their areas, and so their answers. */
interface Place {
  communityCode: string
  /** Null where the grids lie in no management area. */
  managementAreaCode: string | null
  grids: number
}

interface Problem {
  kind: ClassKind
  classCode: string
  outcome: Exclude<Outcome, 'one'>
  /** Units that tie, in order; empty where there is none. */
  handlerCodes: string[]
  ruleIds: string[]
}

/** What is wrong for one class in one place. */
export interface PlaceFinding extends Problem, Place {}

/** The same for an area: null is the whole city, else a code of 6, 9 or 12 digits. */
export interface AreaFinding extends Problem {
  areaCode: string | null
  grids: number
  /** Equal to `grids`, except where only a part of a community is concerned. */
  gridsInArea: number
  /** For such a part only: the management area it lies in, null for the part outside of any. */
  managementAreaCode?: string | null
}

/** Digits of the codes from the city (none) to the community. */
const CODE_DIGITS = [0, 6, 9, 12]

/**
 * `gridsByCommunity` counts the grids of every community of the city. A finding that fills a whole district is said once for
 * the district; otherwise for its streets, and so on down to the communities and their parts.
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
  return [...Map.groupBy(group, f => f.communityCode.slice(0, CODE_DIGITS[level]))].flatMap(([areaCode, inArea]) => {
    const gridsInArea = sum([...gridsByCommunity].map(([code, grids]) => (code.startsWith(areaCode) ? grids : 0)))
    const area = { areaCode: areaCode || null, gridsInArea }
    if (sum(inArea.map(f => f.grids)) === gridsInArea) return [{ ...problemOf(inArea), ...area, grids: gridsInArea }]
    if (level < CODE_DIGITS.length - 1) return largestFilledAreas(inArea, gridsByCommunity, level + 1)
    return inArea.map(({ communityCode, ...part }) => ({ ...part, ...area }))
  })
}

function problemOf(findings: PlaceFinding[]): Problem {
  const { kind, classCode, outcome, handlerCodes } = findings[0]!
  return { kind, classCode, outcome, handlerCodes, ruleIds: [...new Set(findings.flatMap(f => f.ruleIds))].sort() }
}

const sum = (numbers: number[]): number => numbers.reduce((total, n) => total + n, 0)
