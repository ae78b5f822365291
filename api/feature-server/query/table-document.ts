import type { StatisticsTable } from '../../../spatial/features/feature-statistics.ts'
import { plainField } from '../documents/fields.ts'
import { esriValue } from '../encoding/esri-values.ts'

/** A table as Esri writes it: features without geometry. */
export const tableDocument = ({ attributes, rows, isCut }: StatisticsTable) => ({
  displayFieldName: '',
  fieldAliases: Object.fromEntries(attributes.map(({ name, titleZh }) => [name, titleZh])),
  fields: attributes.map(plainField),
  ...(isCut && { exceededTransferLimit: true }),
  features: rows.map(({ values }) => ({
    attributes: Object.fromEntries(attributes.map(({ name, type }, index) => [name, esriValue(type, values[index]!)])),
  })),
})
