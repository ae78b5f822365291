import type { DatasetId } from '../checks/check-list.ts'
import { componentsDataset } from '../components/components-dataset.ts'
import type { Dataset } from './dataset.ts'

/** Everything that can be imported. */
export const DATASET_LIST: readonly Dataset[] = [componentsDataset]

export const datasetById = (id: DatasetId): Dataset => DATASET_LIST.find(dataset => dataset.id === id)!
