import { classBook, type MinorClass, minorClasses } from '../../../spatial/catalogue/class-book.ts'
import { formatComponentCode } from '../../../spatial/catalogue/codes.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import { type Random, randomFor } from '../prng.ts'
import type { Responsibility } from '../units/responsibility.ts'
import { chooseSites, PLACEMENTS, type Wanted } from './choose-sites.ts'
import type { Component } from './component.ts'
import type { CityFrame, Site } from './site.ts'

/** Shares of the states, sources, and of what was looked at again after the survey. */
const STATES: readonly (readonly [state: string, share: number])[] = [
  ['破损', 0.012],
  ['丢失', 0.003],
  ['占用', 0.004],
  ['废弃', 0.002],
]
const CHANGED_SHARE = 0.14

/** The survey went through the city street by street from March 2013 to February 2014. */
const SURVEY_MONTHS = 12
const FIRST_MONTH = 2

const twoDigits = (number: number): string => String(number).padStart(2, '0')

/** Day of the survey of a grid: `progress` from 0 at the start to 1 at the end. */
function surveyDay(progress: number, random: Random): string {
  const month = FIRST_MONTH + Math.min(SURVEY_MONTHS - 1, Math.floor(progress * SURVEY_MONTHS))
  return `${2013 + Math.floor(month / 12)}${twoDigits((month % 12) + 1)}${twoDigits(1 + random.below(28))}`
}

const laterDay = (random: Random): string =>
  `${2014 + 1 + random.below(10)}${twoDigits(1 + random.below(12))}${twoDigits(1 + random.below(28))}`

function stateOf(luck: number): string {
  let rest = luck
  for (const [state, share] of STATES) {
    if (rest < share) return state
    rest -= share
  }
  return '完好'
}

const sourceOf = (luck: number): string => (luck < 0.955 ? '实测' : luck < 0.99 ? '地形图' : '其他')

/** Puts sites of one class in the order in which a survey meets them: grid by grid. */
const inSurveyOrder = (sites: readonly Site[], orderOfGrid: ReadonlyMap<UnitGrid, number>): Site[] =>
  sites.toSorted((a, b) => orderOfGrid.get(a.grid)! - orderOfGrid.get(b.grid)!)

/** Surveys the city: every component with its code, units, state and dates, class by class in the order of the codes. */
export function surveyComponents(frame: CityFrame, responsibility: Responsibility, wanted: Wanted): Component[] {
  const classes = minorClasses(classBook('CJT214-2007'))
  const chosen = chooseSites(frame, classes, wanted)
  const orderOfGrid = new Map(frame.grids.map((grid, i) => [grid, i]))
  const dayOfCommunity = new Map<string, string>()
  const random = randomFor('survey')
  for (const [i, { communityCode }] of frame.grids.entries()) {
    if (!dayOfCommunity.has(communityCode)) dayOfCommunity.set(communityCode, surveyDay(i / frame.grids.length, random))
  }
  return classes.flatMap(minor => {
    const serials = new Map<string, number>()
    return inSurveyOrder(chosen.get(minor.code)!, orderOfGrid).map(site => {
      const county = site.grid.districtCode
      const serial = (serials.get(county) ?? 0) + 1
      serials.set(county, serial)
      return recorded(
        site,
        minor,
        { county, serial, surveyedOn: dayOfCommunity.get(site.grid.communityCode)! },
        { random, responsibility },
      )
    })
  })
}

function recorded(
  { shape, grid, location }: Site,
  { code: classCode, nameZh: name, geometryType }: MinorClass,
  { county, serial, surveyedOn }: { county: string; serial: number; surveyedOn: string },
  { random, responsibility }: { random: Random; responsibility: Responsibility },
): Component {
  const { material, spec } = PLACEMENTS[classCode]!
  return {
    code: formatComponentCode({ county, major: classCode.slice(0, 2), minor: classCode.slice(2), serial }),
    classCode,
    name,
    shape,
    geometryType: typeof shape[0] === 'number' ? 'point' : geometryType,
    grid,
    location,
    ...responsibility.departmentsOf(classCode, grid, random.next()),
    state: stateOf(random.next()),
    surveyedOn,
    changedOn: random.chance(CHANGED_SHARE) ? laterDay(random) : '',
    source: sourceOf(random.next()),
    material,
    spec,
  }
}
