import { DomainError } from '../domain-error.ts'
import { crsFromIdentifier, type NamedCrs } from '../geometry/crs.ts'
import type { XmlElement } from '../xml/xml-element.ts'

/** What holds for the coordinates of an element and everything in it. */
export interface GmlContext {
  crs: NamedCrs
  /** Numbers to a position; undefined where nothing says so, which means two. */
  dimension: number | undefined
  reading: GmlReading
}

/** What is kept over one geometry. */
export interface GmlReading {
  positionsLeft: number
  /** What was changed on the way in, such as an arc that became a line. */
  remarks: Set<string>
}

/** A full-size district outline has a few thousand. */
export const MAX_POSITIONS = 200_000

export const newContext = (crs: NamedCrs): GmlContext => ({
  crs,
  dimension: undefined,
  reading: { positionsLeft: MAX_POSITIONS, remarks: new Set() },
})

/** The context with what the element itself says. Refuses (`invalid-parameter`) a reference system that is not served. */
export function within(context: GmlContext, { attributes }: XmlElement): GmlContext {
  const { srsName, srsDimension = attributes.dimension } = attributes
  if (!srsName && srsDimension === undefined) return context
  return {
    ...context,
    ...(srsName && { crs: requireCrs(srsName) }),
    ...(srsDimension !== undefined && { dimension: requireDimension(srsDimension) }),
  }
}

function requireCrs(srsName: string): NamedCrs {
  const crs = crsFromIdentifier(srsName)
  if (crs) return crs
  throw new DomainError('invalid-parameter', `srsName "${srsName.slice(0, 100)}": no reference system of this service.`)
}

function requireDimension(written: string): number {
  if (/^[23]$/.test(written)) return Number(written)
  throw new DomainError('geometry-not-valid', `srsDimension "${written.slice(0, 20)}": expected 2 or 3.`)
}
