import { pinyinKeys } from './pinyin.ts'

/** What the last characters of a name mean, longest first so that 大桥 wins over 桥. */
const SUFFIXES: [zh: string, en: string][] = [
  ['博物馆', 'Museum'],
  ['图书馆', 'Library'],
  ['体育馆', 'Gymnasium'],
  ['派出所', 'Police Station'],
  ['高速公路', 'Expressway'],
  ['街道', 'Subdistrict'],
  ['社区', 'Community'],
  ['大道', 'Avenue'],
  ['大街', 'Street'],
  ['环线', 'Ring Road'],
  ['环路', 'Ring Road'],
  ['高速', 'Expressway'],
  ['大桥', 'Bridge'],
  ['隧道', 'Tunnel'],
  ['小区', 'Estate'],
  ['公园', 'Park'],
  ['广场', 'Square'],
  ['小学', 'Primary School'],
  ['中学', 'Middle School'],
  ['学校', 'School'],
  ['医院', 'Hospital'],
  ['银行', 'Bank'],
  ['酒店', 'Hotel'],
  ['超市', 'Supermarket'],
  ['市场', 'Market'],
  ['车站', 'Station'],
  ['新区', 'New Area'],
  ['路', 'Road'],
  ['街', 'Street'],
  ['巷', 'Lane'],
  ['桥', 'Bridge'],
  ['江', 'River'],
  ['河', 'River'],
  ['湖', 'Lake'],
  ['岛', 'Island'],
  ['寺', 'Temple'],
  ['村', 'Village'],
  ['镇', 'Town'],
  ['乡', 'Township'],
  ['区', 'District'],
  ['县', 'County'],
  ['市', 'City'],
]

const DIRECTION_WORDS: Record<string, string> = { 东: 'East', 西: 'West', 南: 'South', 北: 'North', 中: 'Middle' }

/**
 * A readable English form of a Chinese place name: the proper part in pinyin, the kind of place translated, the house number
 * first (嘉禾东路55号 → 55 Jiahe East Road). Names nobody has translated need one that a visitor can say and match to a sign.
 */
export function englishName(nameZh: string): string {
  const plate = /^(\D+?)(\d+(?:[-附之]\d+)?)号(.*)$/.exec(nameZh)
  if (!plate) return properName(nameZh)
  const [, street = '', number = '', rest = ''] = plate
  const numbered = `${number.replace(/[附之]/, '-')} ${properName(street)}`
  return rest === '' ? numbered : `${properName(rest)}, ${numbered}`
}

function properName(nameZh: string): string {
  const suffix = SUFFIXES.find(([zh]) => nameZh.endsWith(zh) && nameZh.length > zh.length)
  if (!suffix) return capitalised(nameZh)
  const stem = nameZh.slice(0, -suffix[0].length)
  const direction = stem.length > 2 ? DIRECTION_WORDS[stem.slice(-1)] : undefined
  return direction ? `${capitalised(stem.slice(0, -1))} ${direction} ${suffix[1]}` : `${capitalised(stem)} ${suffix[1]}`
}

/** Chinese runs become one word (嘉禾 → Jiahe); Latin words and numbers keep their capitals. */
function capitalised(nameZh: string): string {
  return (nameZh.match(/[A-Za-z0-9]+|[^A-Za-z0-9\s]+/g) ?? [])
    .map(run => (/^[A-Za-z0-9]/.test(run) ? run : pinyinKeys(run).pinyin.replaceAll(' ', '')))
    .map(word => word.charAt(0).toUpperCase() + word.slice(1))
    .filter(word => word !== '')
    .join(' ')
}
