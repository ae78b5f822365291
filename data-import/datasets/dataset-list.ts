import type { DatasetId } from '../checks/check-list.ts'
import { componentsDataset } from '../components/components-dataset.ts'
import { areasDataset } from '../grids/areas-dataset.ts'
import { gridsDataset } from '../grids/grids-dataset.ts'
import { organisationsDataset } from '../organisations/organisations-dataset.ts'
import { responsibilityDataset } from '../organisations/responsibility-dataset.ts'
import { blocksDataset } from '../places/blocks-dataset.ts'
import { buildingsDataset } from '../places/buildings-dataset.ts'
import { placesDataset } from '../places/places-dataset.ts'
import { roadsDataset } from '../places/roads-dataset.ts'
import { waterDataset } from '../places/water-dataset.ts'
import type { Dataset } from './dataset.ts'

/** Everything that can be imported, in the order in which one needs the other: areas before grids before components. */
export const DATASET_LIST: readonly Dataset[] = [
  areasDataset,
  organisationsDataset,
  gridsDataset,
  responsibilityDataset,
  roadsDataset,
  waterDataset,
  blocksDataset,
  buildingsDataset,
  placesDataset,
  componentsDataset,
]

export const datasetById = (id: DatasetId): Dataset => DATASET_LIST.find(dataset => dataset.id === id)!
