import { STREET_OFFICES } from '../plan/streets.ts'
import { BUREAUS_AND_COMPANIES, type PlatformKey, type TerminalUnit } from './terminal-units.ts'

export const ORGANISATION_KINDS = ['监督指挥中心', '二级平台', '终端责任单位', '三级单位'] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

export interface Organisation {
  /** 10 digits: prefix of the city or county and a serial. */
  code: string
  nameZh: string
  nameEn: string
  kind: OrganisationKind
  parentCode: string
  industry: string
  areaCode: string
}

/** Units by the short key that the rules use; street offices by their code. */
export interface OrganisationRegister {
  list: Organisation[]
  byKey: ReadonlyMap<string, Organisation>
}

const CENTRE_CODE = '5109000001'

const PLATFORMS: readonly (readonly [key: PlatformKey, nameZh: string, nameEn: string, areaCode: string])[] = [
  ['chuanshan', '船山区数字城管分中心', 'Chuanshan district platform', 'G01'],
  ['economicZone', '经开区数字城管分中心', 'Economic development zone platform', 'G02'],
  ['hedong', '河东新区数字城管分中心', 'Hedong new district platform', 'G03'],
  ['housing', '市住房和城乡建设局平台', 'Housing and construction platform', ''],
  ['police', '市公安局平台', 'Public security platform', ''],
  ['industry', '市经济和信息化局平台', 'Economy and information platform', ''],
]

const AREA_OF_PLATFORM: Partial<Record<PlatformKey, string>> = { chuanshan: 'G01', economicZone: 'G02', hedong: 'G03' }
/** Units that have crews of their own, which are the third level. */
const CREW_INDUSTRIES = new Set(['市政', '环卫', '园林', '执法', '照明', '排水', '供水', '电力', '交警'])
const CREWS = ['第一班组', '第二班组'] as const

const streetUnits = (): (TerminalUnit & { areaCode: string })[] =>
  STREET_OFFICES.map(({ code, nameZh }) => ({
    key: code,
    nameZh: nameZh.endsWith('镇') ? `${nameZh}人民政府` : `${nameZh}办事处`,
    platform: code.startsWith('510903') ? 'chuanshan' : 'centre',
    industry: '属地',
    areaCode: code,
  }))

const code = (group: number, serial: number): string => `510900${group}${String(serial).padStart(3, '0')}`

function terminals(codeOfPlatform: ReadonlyMap<PlatformKey, string>): [key: string, unit: Organisation][] {
  const units = [
    ...BUREAUS_AND_COMPANIES.map(unit => ({ ...unit, areaCode: AREA_OF_PLATFORM[unit.platform] ?? '' })),
    ...streetUnits(),
  ]
  return units.map(({ key, nameZh, platform, industry, areaCode }, i) => [
    key,
    {
      code: code(2, i + 1),
      nameZh,
      nameEn: '',
      kind: '终端责任单位',
      parentCode: codeOfPlatform.get(platform)!,
      industry,
      areaCode: key.startsWith('highTech') ? 'G04' : areaCode,
    },
  ])
}

const crewsOf = (units: readonly Organisation[]): Organisation[] =>
  units
    .filter(unit => CREW_INDUSTRIES.has(unit.industry))
    .flatMap(unit =>
      CREWS.map(crew => ({ ...unit, nameZh: unit.nameZh + crew, kind: '三级单位' as const, parentCode: unit.code })),
    )
    .map((unit, i) => ({ ...unit, code: code(3, i + 1) }))

/** The centre, 6 second-level platforms, 87 terminal units and their crews, parents before children. */
export function organisations(): OrganisationRegister {
  const centre: Organisation = {
    code: CENTRE_CODE,
    nameZh: '市数字化城市管理监督指挥中心',
    nameEn: 'City management supervision and command centre',
    kind: '监督指挥中心',
    parentCode: '',
    industry: '监督指挥',
    areaCode: '',
  }
  const platforms = PLATFORMS.map(([key, nameZh, nameEn, areaCode], i): [PlatformKey, Organisation] => [
    key,
    { code: code(1, i + 1), nameZh, nameEn, kind: '二级平台', parentCode: CENTRE_CODE, industry: '', areaCode },
  ])
  const codeOfPlatform = new Map<PlatformKey, string>([
    ['centre', CENTRE_CODE],
    ...platforms.map(([key, { code }]) => [key, code] as const),
  ])
  const units = terminals(codeOfPlatform)
  return {
    list: [
      centre,
      ...platforms.map(([, unit]) => unit),
      ...units.map(([, unit]) => unit),
      ...crewsOf(units.map(([, unit]) => unit)),
    ],
    byKey: new Map<string, Organisation>([['centre', centre], ...platforms, ...units]),
  }
}
