import type { City } from '../../spatial/catalogue/city.ts'
import type { Question } from '../report/import-report.ts'
import type { CityPlacement } from './city-placement.ts'
import type { MatchedTable } from './read-tables.ts'

export function outsideQuestion({ source }: MatchedTable, placement: CityPlacement, city: City): Question {
  const share = `${placement.outside} / ${placement.located}`
  return {
    table: source.name,
    textZh: `${share} 行位于${city.nameZh}范围之外（按 ${source.crs.name} 读取）。坐标系是否正确？确认无误时请声明 accept-outside。`,
    textEn: `${share} rows lie outside ${city.nameEn} (read as ${source.crs.name}). Is the reference system right? If the data are meant, state accept-outside.`,
    answer: 'accept-outside',
  }
}
