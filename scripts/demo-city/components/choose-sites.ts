import { implausibleDistanceMeters } from '../../../data-import/components/implausible-distance.ts'
import type { MinorClass } from '../../../spatial/catalogue/class-book.ts'
import type { Placements } from './placement.ts'
import { APPEARANCE } from './placements-appearance.ts'
import { GREEN } from './placements-green.ts'
import { LAND_AND_WATER } from './placements-land-and-water.ts'
import { LOCAL } from './placements-local.ts'
import { TRANSPORT } from './placements-transport.ts'
import { UTILITIES } from './placements-utilities.ts'
import type { CityFrame, Site } from './site.ts'

export const PLACEMENTS: Placements = {
  ...UTILITIES,
  ...TRANSPORT,
  ...APPEARANCE,
  ...GREEN,
  ...LAND_AND_WATER,
  ...LOCAL,
}

/** Street trees make up the number: there is room for more of them than of anything else. */
const FILLER_CLASS = '0402'
/** What needs large plots looks for them before smaller things have taken the room. */
const LARGE_FIRST = ['2130', '0602', '2118', '2131', '0201', '2117', '0301', '0405']

/** Keeps sites of one class apart by more than what an importer would find implausible. */
function apart(sites: readonly Site[], { code, accuracyClass }: MinorClass): Site[] {
  const reach = 1.35 * implausibleDistanceMeters(code, accuracyClass ?? 'A') + 0.1
  const bins = new Map<number, [number, number][]>()
  return sites.filter(({ shape }) => {
    if (typeof shape[0] !== 'number') return true
    const [x, y] = shape as [number, number]
    const [column, row] = [Math.floor(x / reach), Math.floor(y / reach)]
    for (let i = -1; i <= 1; i++) {
      for (let j = -1; j <= 1; j++) {
        for (const [a, b] of bins.get((column + i) * 2 ** 26 + row + j) ?? []) {
          if ((a - x) ** 2 + (b - y) ** 2 < reach * reach) return false
        }
      }
    }
    const key = column * 2 ** 26 + row
    const bin = bins.get(key)
    if (bin) bin.push([x, y])
    else bins.set(key, [[x, y]])
    return true
  })
}

/** The sites of smallest rank, in their first order. */
function best(sites: readonly Site[], count: number): Site[] {
  if (sites.length <= count) return [...sites]
  const order = sites.map((_, i) => i).sort((a, b) => sites[a]!.rank - sites[b]!.rank || a - b)
  const isChosen = new Uint8Array(sites.length)
  for (const i of order.slice(0, count)) isChosen[i] = 1
  return sites.filter((_, i) => isChosen[i])
}

export interface Wanted {
  /** Components in all. */
  total: number
  /** Share of the full city's numbers. */
  share: number
}

/** Sites of every class, so many in all as wanted. */
export function chooseSites(
  frame: CityFrame,
  classes: readonly MinorClass[],
  { total, share }: Wanted,
): Map<string, Site[]> {
  const chosen = new Map<string, Site[]>()
  const rank = ({ code }: MinorClass): number => (code === FILLER_CLASS ? 999 : LARGE_FIRST.indexOf(code) + 1 || 99)
  let left = total
  for (const minor of classes.toSorted((a, b) => rank(a) - rank(b))) {
    const placement = PLACEMENTS[minor.code]!
    const wanted = minor.code === FILLER_CLASS ? left : Math.max(1, Math.round(placement.count * share))
    const sites = best(apart(placement.sites(frame, wanted), minor), wanted)
    if (sites.length === 0) throw new Error(`no place found for ${minor.code} ${minor.nameZh}`)
    chosen.set(minor.code, sites)
    left -= sites.length
  }
  if (left !== 0) throw new Error(`${left} components more are wanted than there is room for`)
  return chosen
}
