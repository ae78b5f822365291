import type { Geometry } from 'geojson'
import type { Reader } from '../access/reader.ts'
import type { ComponentRecord } from './component-record.ts'

/** What a writer may set. The class, county and serial are in the code; the grid follows from the geometry. */
export interface ComponentFields
  extends Pick<
    ComponentRecord,
    | 'name'
    | 'state'
    | 'authorityCode'
    | 'ownerCode'
    | 'maintainerCode'
    | 'location'
    | 'surveyedOn'
    | 'changedOn'
    | 'dataSource'
    | 'accuracyClass'
    | 'note'
    | 'attributes'
  > {
  /** EPSG:4490, lon lat. */
  geometry: Geometry
}

/** A new component. With a code of its own, or with a class alone: then it gets the next serial of its county. */
export type NewComponent = Partial<ComponentFields> &
  Pick<ComponentFields, 'geometry' | 'state'> &
  ({ code: string; classCode?: string | undefined } | { code?: undefined; classCode: string })

/** A merge patch (RFC 7396): what is absent stays, null empties, `attributes` are merged key by key. */
export type ComponentPatch = Partial<Omit<ComponentFields, 'attributes'>> & { attributes?: Record<string, unknown> }

/** Who writes, what they are given to write, what for, and the city's date of the day. */
export interface Writing {
  actor: string
  reader: Reader
  note?: string
  /** YYYY-MM-DD. */
  today: string
  /** The lock that the writer holds, see spatial/locks. */
  lockId?: string
}

/** What the commit of a writing carries. */
export const commitOptions = ({ actor, note }: Writing) => ({ actor, ...(note !== undefined && { note }) })
