import type { ManagementAreaCode } from '../plan/streets.ts'

/** Who looks after a class: a unit for the city, other units in some zones, or the street office of the place. */
export interface Charge {
  /** Unit that handles where nothing more special is said. */
  city: string
  zones?: Partial<Record<ManagementAreaCode, string>>
  /** True where the street office of the place handles. */
  isByStreet?: boolean
  /** Owners other than the handler; an owner that is itself a unit looks after its own things. */
  owners?: readonly string[]
}

const MARKET: Charge = {
  city: 'market',
  zones: { G01: 'chuanshanMarket', G02: 'economicMarket', G03: 'hedongMarket', G04: 'highTechMarket' },
}
const LAMPS: Charge = { city: 'lamps', zones: { G02: 'economicMarket', G03: 'hedongMarket', G04: 'highTechMarket' } }
const SANITATION: Charge = {
  city: 'sanitation',
  zones: { G01: 'chuanshanSanitation', G02: 'economicSanitation', G03: 'hedongSanitation', G04: 'highTechMarket' },
}
const PARKS: Charge = {
  city: 'parks',
  zones: { G01: 'chuanshanParks', G02: 'economicParks', G03: 'hedongParks', G04: 'highTechParks' },
}
const ENFORCEMENT: Charge = {
  city: 'enforcement',
  zones: {
    G01: 'chuanshanEnforcement',
    G02: 'economicEnforcement',
    G03: 'hedongEnforcement',
    G04: 'highTechEnforcement',
  },
}
const CONSTRUCTION: Charge = {
  city: 'construction',
  zones: { G01: 'chuanshanHousing', G02: 'economicConstruction', G03: 'hedongConstruction' },
}
const CIVIL: Charge = {
  city: 'civilAffairs',
  zones: { G01: 'chuanshanCivilAffairs', G02: 'economicSociety', G03: 'hedongSociety' },
}
const DRAINAGE: Charge = { city: 'drainage', zones: { G02: 'economicDrainage' } }
const WATERSIDE: Charge = { city: 'water', zones: { G01: 'chuanshanWater' } }
const TELECOM: Charge = { city: 'telecom', owners: ['telecom', 'mobile', 'unicom', 'tower'] }
const STREET: Charge = { city: 'civilAffairs', isByStreet: true }

/** By the word the class books use for the typical unit; of two joined by a slash the first decides. */
export const CHARGES: Record<string, Charge> = {
  供水: { city: 'waterSupply' },
  排水: DRAINAGE,
  电力: { city: 'power' },
  市政: MARKET,
  通信: TELECOM,
  广电: { city: 'cable' },
  热力: { city: 'heating' },
  燃气: { city: 'gas' },
  公安: { city: 'police', zones: { G01: 'policeChuanshan', G02: 'policeEconomicZone', G03: 'policeHedong' } },
  消防: { city: 'fire' },
  属地: STREET,
  权属单位: MARKET,
  邮政: { city: 'post' },
  体育: { city: 'sports' },
  公交: { city: 'bus' },
  执法: ENFORCEMENT,
  交通: { city: 'transport' },
  交警: { city: 'traffic' },
  民政: CIVIL,
  环卫: SANITATION,
  生态环境: { city: 'environment' },
  气象: { city: 'weather' },
  园林: PARKS,
  人防: { city: 'civilDefence' },
  房管: { city: 'housing' },
  应急: { city: 'emergency' },
  住建: CONSTRUCTION,
  水务: WATERSIDE,
  海事: { city: 'harbour' },
  文物: { city: 'heritage' },
  文旅: { city: 'tourism', zones: { G01: 'chuanshanCulture' } },
  文化: { city: 'tourism', zones: { G01: 'chuanshanCulture' } },
}

/** Component classes whose unit the general word does not settle. */
export const CHARGES_BY_CLASS: Record<string, Charge> = {
  '0106': LAMPS,
  '0117': { ...MARKET, owners: ['power', 'telecom', 'mobile', 'tower'] },
  '0118': LAMPS,
  '0119': LAMPS,
  '0120': LAMPS,
  '0125': { city: 'commerce' },
  '0129': { city: 'pipeline' },
  '0130': { city: 'pipeline' },
  '0136': { city: 'policeVideo' },
  '0201': { city: 'parking' },
  '0202': { city: 'parking' },
  '0307': { ...ENFORCEMENT, owners: ['advertising'] },
  '2101': LAMPS,
  '2102': { city: 'garrison' },
  '2103': { city: 'tower' },
  '2105': { city: 'advertising' },
  '2107': { city: 'power' },
  '2117': { city: 'marketSupervision' },
  '2121': { city: 'policeVideo' },
  '2130': { city: 'commerce' },
}
