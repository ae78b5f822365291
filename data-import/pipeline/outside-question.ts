import type { City } from '../../spatial/catalogue/city.ts'
import type { Question } from '../report/import-report.ts'
import type { CityPlacement } from './city-placement.ts'
import type { MatchedTable } from './read-tables.ts'

/** Which mistake would explain it, as far as the reader found one: swapped axes, another meridian, a zone number … */
function likelyMistake({ source }: MatchedTable): { textZh: string; textEn: string } {
  const likely = source.whereabouts?.likelyMistakes[0]
  return likely
    ? { textZh: `可能的原因：${likely.textZh}。`, textEn: `Probably ${likely.textEn}. ` }
    : { textZh: '', textEn: '' }
}

export function outsideQuestion(table: MatchedTable, placement: CityPlacement, city: City): Question {
  const { source } = table
  const share = `${placement.outside} / ${placement.located}`
  const likely = likelyMistake(table)
  return {
    table: source.name,
    textZh: `${share} 行位于${city.nameZh}范围之外（按 ${source.crs.name} 读取）。${likely.textZh}坐标系是否正确？确认无误时请声明 accept-outside。`,
    textEn: `${share} rows lie outside ${city.nameEn} (read as ${source.crs.name}). ${likely.textEn}Is the reference system right? If the data are meant, state accept-outside.`,
    answer: 'accept-outside',
  }
}
