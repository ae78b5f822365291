/**
 * The 87 terminal units (终端责任单位) by the platform they report to. What Suining's own are called is not published;
 * these are made up after the report's "two levels of departments and water, power, gas and telecom companies".
 */
export type PlatformKey = 'centre' | 'chuanshan' | 'economicZone' | 'hedong' | 'housing' | 'police' | 'industry'

export interface TerminalUnit {
  key: string
  nameZh: string
  platform: PlatformKey
  industry: string
}

const of = (
  platform: PlatformKey,
  rows: readonly (readonly [key: string, nameZh: string, industry: string])[],
): TerminalUnit[] => rows.map(([key, nameZh, industry]) => ({ key, nameZh, platform, industry }))

const CITY_BUREAUS = of('centre', [
  ['market', '市市政设施管理处', '市政'],
  ['lamps', '市路灯管理所', '照明'],
  ['sanitation', '市环境卫生管理处', '环卫'],
  ['parks', '市园林绿化管理处', '园林'],
  ['enforcement', '市城管执法支队', '执法'],
  ['transport', '市交通运输局', '交通'],
  ['bus', '市公共交通公司', '公交'],
  ['harbour', '市地方海事处', '海事'],
  ['water', '市水利局', '水务'],
  ['environment', '市生态环境局', '生态环境'],
  ['weather', '市气象局', '气象'],
  ['emergency', '市应急管理局', '应急'],
  ['civilAffairs', '市民政局', '民政'],
  ['sports', '市体育局', '体育'],
  ['tourism', '市文化广播电视和旅游局', '文旅'],
  ['heritage', '市文物保护中心', '文物'],
  ['commerce', '市商务局', '商务'],
  ['marketSupervision', '市市场监督管理局', '市场监管'],
  ['landResources', '市自然资源和规划局', '规划'],
  ['advertising', '市户外广告管理中心', '广告'],
  ['parking', '市城市停车公司', '停车'],
  ['highTechEnforcement', '高新区城管执法大队', '执法'],
  ['highTechMarket', '高新区市政环卫所', '市政'],
  ['highTechParks', '高新区园林绿化所', '园林'],
])

const HOUSING = of('housing', [
  ['waterSupply', '市自来水公司', '供水'],
  ['drainage', '市排水管理处', '排水'],
  ['gas', '市燃气公司', '燃气'],
  ['heating', '市供热服务站', '热力'],
  ['housing', '市房产管理局', '房管'],
  ['construction', '市建设工程质量安全站', '住建'],
  ['civilDefence', '市人民防空办公室', '人防'],
])

const POLICE = of('police', [
  ['traffic', '市公安局交通警察支队', '交警'],
  ['police', '市公安局治安支队', '公安'],
  ['policeVideo', '市公安局视频管理中心', '公安'],
  ['fire', '市消防救援支队', '消防'],
  ['policeChuanshan', '船山区公安分局', '公安'],
  ['policeEconomicZone', '经开区公安分局', '公安'],
  ['policeHedong', '河东新区公安分局', '公安'],
])

const INDUSTRY = of('industry', [
  ['power', '市供电公司', '电力'],
  ['telecom', '电信市分公司', '通信'],
  ['mobile', '移动市分公司', '通信'],
  ['unicom', '联通市分公司', '通信'],
  ['tower', '铁塔市分公司', '通信'],
  ['cable', '广电网络市分公司', '广电'],
  ['post', '邮政市分公司', '邮政'],
  ['pipeline', '输气管理处', '管道'],
  ['garrison', '通信线路维护站', '专用通信'],
])

const CHUANSHAN = of('chuanshan', [
  ['chuanshanEnforcement', '船山区城管执法大队', '执法'],
  ['chuanshanMarket', '船山区市政管理所', '市政'],
  ['chuanshanSanitation', '船山区环境卫生所', '环卫'],
  ['chuanshanParks', '船山区园林绿化所', '园林'],
  ['chuanshanHousing', '船山区住房和城乡建设局', '住建'],
  ['chuanshanWater', '船山区水利局', '水务'],
  ['chuanshanCivilAffairs', '船山区民政局', '民政'],
  ['chuanshanCulture', '船山区文化旅游局', '文旅'],
  ['chuanshanFarming', '船山区农业农村局', '农业'],
])

const ECONOMIC_ZONE = of('economicZone', [
  ['economicEnforcement', '经开区城管执法大队', '执法'],
  ['economicMarket', '经开区市政管理所', '市政'],
  ['economicSanitation', '经开区环境卫生所', '环卫'],
  ['economicParks', '经开区园林绿化所', '园林'],
  ['economicConstruction', '经开区建设局', '住建'],
  ['economicSociety', '经开区社会事务局', '民政'],
  ['economicDrainage', '经开区排水公司', '排水'],
])

const HEDONG = of('hedong', [
  ['hedongEnforcement', '河东新区城管执法大队', '执法'],
  ['hedongMarket', '河东新区市政管理所', '市政'],
  ['hedongSanitation', '河东新区环境卫生所', '环卫'],
  ['hedongParks', '河东新区园林绿化所', '园林'],
  ['hedongConstruction', '河东新区建设局', '住建'],
  ['hedongSociety', '河东新区社会事务局', '民政'],
])

/** Street offices are terminal units as well; they are added with their area. */
export const BUREAUS_AND_COMPANIES: readonly TerminalUnit[] = [
  ...CITY_BUREAUS,
  ...HOUSING,
  ...POLICE,
  ...INDUSTRY,
  ...CHUANSHAN,
  ...ECONOMIC_ZONE,
  ...HEDONG,
]
