import { classBook, type MinorClass, minorClasses } from '../../../spatial/catalogue/class-book.ts'
import type { UnitGrid } from '../grids/unit-grids.ts'
import type { ManagementAreaCode } from '../plan/streets.ts'
import { CHARGES, CHARGES_BY_CLASS, type Charge } from './charges.ts'
import type { Organisation, OrganisationRegister } from './organisations.ts'

export interface ResponsibilityRule {
  id: string
  target: '部件' | '事件'
  classCode: string
  /** Empty for the whole city. */
  areaCode: string
  /** Empty for any owner. */
  ownerCode: string
  authorityCode: string
  handlerCode: string
}

export interface Departments {
  authority: Organisation
  owner: Organisation
  maintainer: Organisation
}

export interface Responsibility {
  rules: ResponsibilityRule[]
  /** Units of a component; `luck` in [0, 1) chooses among owners. */
  departmentsOf(classCode: string, grid: UnitGrid, luck: number): Departments
}

/** Share of the things with several possible owners that belong to the handling unit itself. */
const OWN_SHARE = 0.4

const chargeOf = ({ code, typicalUnit }: MinorClass): Charge =>
  CHARGES_BY_CLASS[code] ?? CHARGES[typicalUnit.split('/')[0]!] ?? CHARGES.属地!

/** The second-level platform or the centre above a unit is the authority. */
function authorityOf(unit: Organisation, byCode: ReadonlyMap<string, Organisation>): Organisation {
  return byCode.get(unit.parentCode) ?? unit
}

type Case = Pick<ResponsibilityRule, 'areaCode' | 'ownerCode'> & { handler: Organisation }

/** One rule for the city, one for each zone, street or owner that differs: never two of the same rank for one place. */
function casesOf(
  charge: Charge,
  { byKey }: OrganisationRegister,
  streetCodes: readonly string[],
  zones: ReadonlySet<string>,
): Case[] {
  const cases: Case[] = [{ areaCode: '', ownerCode: '', handler: byKey.get(charge.city)! }]
  for (const [areaCode, key] of Object.entries(charge.zones ?? {})) {
    if (zones.has(areaCode)) cases.push({ areaCode, ownerCode: '', handler: byKey.get(key)! })
  }
  if (charge.isByStreet) {
    for (const areaCode of streetCodes) cases.push({ areaCode, ownerCode: '', handler: byKey.get(areaCode)! })
  }
  for (const key of charge.owners ?? []) {
    const owner = byKey.get(key)!
    cases.push({ areaCode: '', ownerCode: owner.code, handler: owner })
  }
  return cases
}

function handlerAt(
  charge: Charge,
  { byKey }: OrganisationRegister,
  streetCode: string,
  zone: ManagementAreaCode,
): Organisation {
  return byKey.get(charge.zones?.[zone] ?? (charge.isByStreet ? streetCode : charge.city))!
}

/** Rules by class, area and owner for components and events, and the units of components that follow from them. */
export function responsibility(register: OrganisationRegister, grids: readonly UnitGrid[]): Responsibility {
  const byCode = new Map(register.list.map(unit => [unit.code, unit]))
  const streetCodes = [...new Set(grids.map(grid => grid.streetCode))].sort()
  const zones = new Set<string>(grids.map(grid => grid.managementAreaCode))
  const componentClasses = minorClasses(classBook('CJT214-2007'))
  const rulesOf = (target: '部件' | '事件', classes: readonly MinorClass[]): Omit<ResponsibilityRule, 'id'>[] =>
    classes.flatMap(minor =>
      casesOf(target === '部件' ? chargeOf(minor) : eventChargeOf(minor), register, streetCodes, zones).map(
        ({ areaCode, ownerCode, handler }) => ({
          target,
          classCode: minor.code,
          areaCode,
          ownerCode,
          authorityCode: authorityOf(handler, byCode).code,
          handlerCode: handler.code,
        }),
      ),
    )
  const rules = [
    ...rulesOf('部件', componentClasses),
    ...rulesOf('事件', minorClasses(classBook('CJT214-2007-events'))),
  ]
  const charges = new Map(componentClasses.map(minor => [minor.code, chargeOf(minor)]))
  return {
    rules: rules.map((rule, i) => ({ id: `ZR${String(i + 1).padStart(5, '0')}`, ...rule })),
    departmentsOf: (classCode, { streetCode, managementAreaCode }, luck) => {
      const charge = charges.get(classCode)!
      const handler = handlerAt(charge, register, streetCode, managementAreaCode)
      const others = charge.owners ?? []
      const isOwn = others.length === 0 || luck < OWN_SHARE
      const owner = isOwn
        ? handler
        : register.byKey.get(others[Math.floor(((luck - OWN_SHARE) / (1 - OWN_SHARE)) * others.length)]!)!
      return { authority: authorityOf(owner, byCode), owner, maintainer: owner }
    },
  }
}

/** Events are nobody's property: no owners. */
const eventChargeOf = (minor: MinorClass): Charge => {
  const { owners: _, ...charge } = CHARGES[minor.typicalUnit.split('/')[0]!] ?? CHARGES.属地!
  return charge
}
