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

/** What the reading process leaves in `result.json`. */
export type GdalResult =
  | { kind: 'read'; driver: string; layers: GdalLayer[]; messages: string[] }
  | { kind: 'unreadable'; messages: string[] }
  | { kind: 'other-driver'; driver: string; messages: string[] }
