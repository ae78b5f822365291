import type { Defect } from '../defects/defect.ts'
import type { ShapeTable } from '../delivery/shape-table.ts'
import type { ShapefileTable } from '../writers/shapefile.ts'

/** What a register must hold before a side delivery is imported. */
export type Register = 'empty' | 'delivery'

/** A small delivery beside the main one, for what would spoil the main one or needs an answer. */
export interface SideDelivery {
  /** Folder below `defects/`. */
  folder: string
  about: string
  register: Register
  tables: (ShapeTable & Pick<ShapefileTable, 'without' | 'languageByte'>)[]
  lists: { file: string; columns: readonly string[]; rows: string[][] }[]
  /** `file` is below the folder. */
  defects: Defect[]
}

export const nameOf = (path: string): string => path.split('/').at(-1)!
