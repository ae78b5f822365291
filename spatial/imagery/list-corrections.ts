import type { Db } from '../database/schema.ts'

/** What an operator pointed at, and whether it still counts. */
export interface CorrectionRecord {
  id: number
  sequenceId: string
  pictureId: string
  componentCode: string | null
  lon: number
  lat: number
  /** Where it was seen, clockwise from north by the heading as delivered. */
  bearingDegrees: number
  madeBy: string
  madeAt: Date
  takenBackAt: Date | null
}

export interface CorrectionSearch {
  sequenceId?: string
  pictureId?: string
  limit: number
  /** Number of the correction to go on before. */
  before?: number
}

/** Corrections, the latest first; those that were taken back too. */
export function listCorrections(
  db: Db,
  { sequenceId, pictureId, limit, before }: CorrectionSearch,
): Promise<CorrectionRecord[]> {
  return db
    .selectFrom('picture_corrections as c')
    .innerJoin('pictures as p', 'p.id', 'c.picture_id')
    .select([
      'c.id',
      'p.sequence_id as sequenceId',
      'c.picture_id as pictureId',
      'c.component_code as componentCode',
      'c.lon',
      'c.lat',
      'c.bearing_degrees as bearingDegrees',
      'c.made_by as madeBy',
      'c.made_at as madeAt',
      'c.taken_back_at as takenBackAt',
    ])
    .$if(sequenceId !== undefined, query => query.where('p.sequence_id', '=', sequenceId!))
    .$if(pictureId !== undefined, query => query.where('c.picture_id', '=', pictureId!))
    .$if(before !== undefined, query => query.where('c.id', '<', before!))
    .orderBy('c.id', 'desc')
    .limit(limit)
    .execute()
}
