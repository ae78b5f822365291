/**
 * Which state of the register is meant: as it is published now; as a commit left it; as it stood at an instant; or every
 * feature that stood at some time in an interval, in its last version then. Instants are ISO 8601; an open end is null.
 */
export type FeatureMoment =
  | { kind: 'now' }
  | { kind: 'commit'; seq: number }
  | { kind: 'instant'; at: string }
  | { kind: 'interval'; from: string | null; to: string | null }

export const NOW: FeatureMoment = { kind: 'now' }
