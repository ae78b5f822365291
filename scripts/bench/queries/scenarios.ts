import type { Sample } from './sample.ts'

/** A question over HTTP, and the least that the database has to do for the same answer. */
export interface Scenario {
  name: string
  path(sample: Sample, search: string): string
  body?(sample: Sample): object
  /** Plain SQL for the same rows through the bare driver; absent where one statement cannot say it. */
  statement?(sample: Sample): { text: string; values: unknown[] }
}

/** Half sides and radii that find a few dozen to a hundred components in the built-up area. */
const HALF_LON = 0.0006
const HALF_LAT = 0.0005
const RADIUS_METERS = 50

const boxOf = ({ lon, lat }: Sample): [number, number, number, number] => [
  lon - HALF_LON,
  lat - HALF_LAT,
  lon + HALF_LON,
  lat + HALF_LAT,
]

/** Twelve corners around the component. */
const polygonOf = ({ lon, lat }: Sample) => {
  const ring = Array.from({ length: 12 }, (_, corner) => {
    const angle = (corner * Math.PI) / 6
    return [lon + Math.cos(angle) * HALF_LON, lat + Math.sin(angle) * HALF_LAT]
  })
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

const COLUMNS = `code, class_code, name, state, authority_code, owner_code, maintainer_code, grid_code, location, surveyed_on,
  changed_on, data_source, accuracy_class, note, attributes, seq, valid_from, ST_AsGeoJSON(geom, 7, 0) as geometry`
const PRESENT = `from components where retired_at is null`

export const SCENARIOS: Scenario[] = [
  {
    name: 'box',
    path: sample => `/api/components?bbox=${boxOf(sample)}`,
    statement: sample => ({
      text: `select ${COLUMNS} ${PRESENT} and ST_Intersects(geom, ST_MakeEnvelope($1, $2, $3, $4, 4490)) order by code limit 100`,
      values: boxOf(sample),
    }),
  },
  {
    name: 'radius 50 m',
    path: ({ lon, lat }) => `/api/components?near=${lon},${lat}&radius=${RADIUS_METERS}`,
    statement: ({ lon, lat }) => ({
      text: `select ${COLUMNS} ${PRESENT} and geom && ST_Expand(ST_SetSRID(ST_MakePoint($1, $2), 4490), 0.0006)
        and ST_DWithin(geom::geography, ST_SetSRID(ST_MakePoint($1, $2), 4490)::geography, $3) order by code limit 100`,
      values: [lon, lat, RADIUS_METERS],
    }),
  },
  {
    name: 'polygon of 12',
    path: () => '/api/components/search',
    body: sample => ({ polygon: polygonOf(sample) }),
    statement: sample => ({
      text: `select ${COLUMNS} ${PRESENT} and ST_Intersects(geom, ST_SetSRID(ST_GeomFromGeoJSON($1), 4490)) order by code limit 100`,
      values: [JSON.stringify(polygonOf(sample))],
    }),
  },
  {
    name: 'box, a class, intact',
    path: sample => `/api/components?bbox=${boxOf(sample)}&class=${sample.classCode}&state=intact`,
    statement: sample => ({
      text: `select ${COLUMNS} ${PRESENT} and ST_Intersects(geom, ST_MakeEnvelope($1, $2, $3, $4, 4490))
        and class_code = $5 and state = 'intact' order by code limit 100`,
      values: [...boxOf(sample), sample.classCode],
    }),
  },
  {
    name: '10 nearest',
    path: ({ lon, lat }) => `/api/components/nearest?lon=${lon}&lat=${lat}&k=10`,
    statement: ({ lon, lat }) => ({
      text: `select ${COLUMNS} ${PRESENT} order by geom <-> ST_SetSRID(ST_MakePoint($1, $2), 4490) limit 10`,
      values: [lon, lat],
    }),
  },
  {
    name: '10 nearest of a class',
    path: ({ lon, lat, classCode }) => `/api/components/nearest?lon=${lon}&lat=${lat}&k=10&class=${classCode}`,
    statement: ({ lon, lat, classCode }) => ({
      text: `select ${COLUMNS} ${PRESENT} and class_code = $3
        order by geom <-> ST_SetSRID(ST_MakePoint($1, $2), 4490) limit 10`,
      values: [lon, lat, classCode],
    }),
  },
  {
    name: 'one with its life',
    path: ({ code }) => `/api/components/${code}`,
    statement: ({ code }) => ({ text: `select ${COLUMNS} from components where code = $1`, values: [code] }),
  },
  {
    name: 'a class and a major',
    path: ({ classCode }) => `/api/components?class=${classCode},21`,
    statement: ({ classCode }) => ({
      text: `select ${COLUMNS} ${PRESENT} and (class_code = $1 or major_code = '21') order by code limit 100`,
      values: [classCode],
    }),
  },
  {
    name: 'a unit in a street',
    path: ({ unit, street }) => `/api/components?unit=${unit}&area=${street}`,
    statement: ({ unit, street }) => ({
      text: `select ${COLUMNS} ${PRESENT} and maintainer_code = $1 and left(grid_code, 9) = $2 order by code limit 100`,
      values: [unit, street],
    }),
  },
  {
    name: 'locate, for a class',
    path: ({ lon, lat, classCode }) => `/api/locate?lon=${lon}&lat=${lat}&class=${classCode}`,
  },
  { name: 'search', path: ({ lon, lat }, text) => `/api/search?q=${encodeURIComponent(text)}&lon=${lon}&lat=${lat}` },
  {
    name: 'counts by class in a box',
    path: sample => `/api/components/counts?by=class&bbox=${boxOf(sample)}`,
    statement: sample => ({
      text: `select class_code, count(*) ${PRESENT} and ST_Intersects(geom, ST_MakeEnvelope($1, $2, $3, $4, 4490)) group by 1`,
      values: boxOf(sample),
    }),
  },
  {
    name: 'counts by class, all',
    path: () => '/api/components/counts?by=class',
    statement: () => ({ text: `select class_code, count(*) ${PRESENT} group by 1`, values: [] }),
  },
  {
    name: 'counts by street of a class',
    path: ({ classCode }) => `/api/components/counts?by=street&class=${classCode}`,
    statement: ({ classCode }) => ({
      text: `select left(grid_code, 9), count(*) ${PRESENT} and class_code = $1 group by 1`,
      values: [classCode],
    }),
  },
]
