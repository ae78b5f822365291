import type { SourceTable } from '../formats/source.ts'
import type { Question } from '../report/import-report.ts'

/** Single outliers are findings; when more positions than this share are outside, the delivery as a whole is in question. */
const SYSTEMATIC_SHARE = 0.5

export const isMostlyOutside = ({ whereabouts }: SourceTable): boolean =>
  whereabouts !== undefined && whereabouts.sampled - whereabouts.inside > whereabouts.sampled * SYSTEMATIC_SHARE

/** Says where the data are and what was probably done wrong; the likeliest reading is offered as the answer. */
export function outsideQuestion({ name, whereabouts, crs }: SourceTable): Question {
  const { textZh, textEn, likelyMistakes } = whereabouts!
  const [likeliest] = likelyMistakes
  const list = (texts: string[]) => texts.map(text => ` ${text}.`).join('')
  return {
    table: name,
    textZh: `按 ${crs.name} 读取，${textZh}${likelyMistakes.map(mistake => `${mistake.textZh}。`).join('')}确属城外数据时请声明 accept-outside。`,
    textEn: `Read as ${crs.name}: ${textEn}${list(likelyMistakes.map(mistake => mistake.textEn))} If the data are meant, state accept-outside.`,
    answer: likeliest ? `crs=${likeliest.statement}` : 'accept-outside',
  }
}
