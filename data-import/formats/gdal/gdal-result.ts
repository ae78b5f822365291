/** A staged file to be read. */
export interface GdalJob {
  sourceFolder: string
  sourceName: string
  shownPath: string
}

/** File that a finished job leaves in the output folder. */
export const resultName = (job: number): string => `${job}.json`

/** A layer that was copied into a FlatGeobuf file. */
export interface GdalLayer {
  name: string
  /** File in the output folder. */
  file: string
  featureCount: number
  hasGeometry: boolean
  /** FlatGeobuf has no calendar days, so these come back as instants. */
  dateFields: string[]
}

/** What the reading process leaves for each job. */
export type GdalResult =
  | { kind: 'read'; driver: string; layers: GdalLayer[]; messages: string[] }
  | { kind: 'unreadable'; messages: string[] }
  | { kind: 'other-driver'; driver: string; messages: string[] }
