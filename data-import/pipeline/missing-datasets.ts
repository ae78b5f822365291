import { sql } from 'kysely'
import type { Db } from '../../spatial/database/schema.ts'
import type { Dataset } from '../datasets/dataset.ts'
import { datasetById } from '../datasets/dataset-list.ts'
import type { Question } from '../report/import-report.ts'

/** Asks for the datasets without which every row would be held back. */
export async function missingDatasets(db: Db, { needs = [] }: Dataset): Promise<Question[]> {
  const questions: Question[] = []
  for (const needed of needs.map(datasetById)) {
    const { rows } = await sql<{ isThere: boolean }>`
      select exists (select from ${sql.table(needed.table)} where retired_at is null) as "isThere"`.execute(db)
    if (rows[0]!.isThere) continue
    questions.push({
      table: needed.table,
      textZh: `尚未发布任何${needed.zh}，请先导入。`,
      textEn: `No ${needed.en} are published yet: import those first.`,
    })
  }
  return questions
}
