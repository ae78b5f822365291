import type { Db } from '../../spatial/database/schema.ts'
import type { ExportFeature } from '../../spatial/exchange/feature-writer.ts'
import { exportFeature } from '../../spatial/features/feature-export.ts'
import { type FeatureSelection, featureBatches } from '../../spatial/features/feature-page.ts'
import type { FeatureForm } from '../../spatial/features/feature-rows.ts'

/** The features of a selection as the writers of files take them. */
export async function* exported(
  db: Db,
  { selection, form }: { selection: FeatureSelection; form: FeatureForm },
): AsyncGenerator<ExportFeature[]> {
  for await (const batch of featureBatches(db, selection, form)) yield batch.map(row => exportFeature(form, row))
}
