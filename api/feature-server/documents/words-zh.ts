/** Closed vocabularies as a reader of Chinese maps expects them, by attribute and word. */
const WORDS: Record<string, Record<string, string>> = {
  state: { intact: '完好', damaged: '破损', lost: '丢失', occupied: '占用', abandoned: '废弃', removed: '移除' },
  dataSource: { surveyed: '实测', topographic_map: '地形图', other: '其他' },
  accuracyClass: { A: 'A 级', B: 'B 级', C: 'C 级' },
  grade: { first: '一类区域', second: '二类区域' },
  kind: {
    region: '区域',
    zone: '地片',
    estate: '区片',
    street: '街巷',
    door_plate: '门牌',
    poi: '兴趣点',
    river: '河流',
    lake: '湖泊',
    canal: '渠道',
  },
  class: {
    motorway: '高速公路',
    trunk: '快速路',
    primary: '主干路',
    secondary: '次干路',
    branch: '支路',
    lane: '街巷',
  },
  use: {
    residential: '居住',
    commercial: '商业',
    public: '公共',
    industrial: '工业',
    green: '绿地',
    square: '广场',
    farmland: '农田',
  },
}

/** The word itself where it has no name of its own. */
export const wordZh = (attribute: string, word: string): string => WORDS[attribute]?.[word] ?? word
