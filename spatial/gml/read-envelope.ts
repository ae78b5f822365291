import type { Position } from 'geojson'
import type { NamedCrs } from '../geometry/crs.ts'
import type { XmlElement } from '../xml/xml-element.ts'
import { newContext } from './gml-context.ts'
import { problem, type Run, writtenRuns } from './read-positions.ts'

/** GML 2 calls it a box. */
const ENVELOPES = ['Envelope', 'Box', 'EnvelopeWithTimePeriod']

export const isEnvelope = ({ name }: XmlElement): boolean => ENVELOPES.includes(name)

export interface ReadEnvelope {
  /** As written, under `crs`: the lower corner, then the upper. */
  bbox: [number, number, number, number]
  crs: NamedCrs
}

/** Reads a box of any GML, in the form that `boxFilter` takes. Refuses like `readGml`. */
export function readEnvelope(element: XmlElement, outerCrs: NamedCrs): ReadEnvelope {
  const runs = writtenRuns(element, newContext(outerCrs))
  const corners = runs.flatMap(run => run.positions)
  if (!isEnvelope(element) || corners.length !== 2)
    throw problem(element.line, `${element.name.slice(0, 60)}: ${corners.length} corners, expected the two of a box`)
  return { bbox: [...pair(corners[0]!), ...pair(corners[1]!)], crs: crsOf(runs, element) }
}

/** Four corners and back to the first, as written. */
export const envelopeRing = ({ bbox: [minX, minY, maxX, maxY] }: ReadEnvelope): Position[] => [
  [minX, minY],
  [maxX, minY],
  [maxX, maxY],
  [minX, maxY],
  [minX, minY],
]

const pair = ([x, y]: Position): [number, number] => [x!, y!]

function crsOf(runs: Run[], { line }: XmlElement): NamedCrs {
  const [{ crs }] = runs as [Run]
  if (runs.every(run => run.crs.crs === crs.crs && run.crs.yFirst === crs.yFirst)) return crs
  throw problem(line, 'the corners of a box are written under one reference system')
}
