import type { FeatureGeometryType } from '../features/feature-type.ts'
import { escapeXml } from '../xml/escape-xml.ts'
import type { GmlVersion } from './gml-version.ts'

export interface GmlGeometryForm {
  version: GmlVersion
  /** As the client is to read it; whoever asks the database for the geometry has the axes ordered accordingly. */
  srsName: string
}

/** Writes a geometry that is GeoJSON text as GML. The id names it and its parts where the version demands one. */
export type GmlGeometryWriter = (geoJson: string, id: string) => string

/**
 * Writes geometries of one type. The text that PostgreSQL made is cut and joined, never read as numbers: coordinates leave
 * as they were rounded there, and the register is written three times as fast.
 */
export function gmlGeometryWriter(type: FeatureGeometryType, { version, srsName }: GmlGeometryForm): GmlGeometryWriter {
  const parts = PARTS[version]
  const srs = ` srsName="${escapeXml(srsName)}"`
  const write = WRITERS[type]
  return (geoJson, id) => write(coordinatesIn(geoJson), { parts, srs, id })
}

interface Writing {
  parts: Parts
  srs: string
  id: string
}

/** What the versions write differently. */
interface Parts {
  id(id: string): string
  point(position: string): string
  positions(list: string): string
  ring: [outer: string, inner: string]
  line: [multi: string, member: string]
  surface: [multi: string, member: string]
}

const blank = (list: string): string => list.replaceAll('],[', ' ').replaceAll(',', ' ')

const GML_3: Omit<Parts, 'id'> = {
  point: position => `<gml:pos>${blank(position)}</gml:pos>`,
  positions: list => `<gml:posList>${blank(list)}</gml:posList>`,
  ring: ['gml:exterior', 'gml:interior'],
  line: ['gml:MultiCurve', 'gml:curveMember'],
  surface: ['gml:MultiSurface', 'gml:surfaceMember'],
}

const tuples = (list: string): string =>
  `<gml:coordinates decimal="." cs="," ts=" ">${list.replaceAll('],[', ' ')}</gml:coordinates>`

const PARTS: Record<GmlVersion, Parts> = {
  '3.2': { ...GML_3, id: id => ` gml:id="${id}"` },
  '3.1.1': { ...GML_3, id: () => '' },
  '2.1.2': {
    id: () => '',
    point: tuples,
    positions: tuples,
    ring: ['gml:outerBoundaryIs', 'gml:innerBoundaryIs'],
    line: ['gml:MultiLineString', 'gml:lineStringMember'],
    surface: ['gml:MultiPolygon', 'gml:polygonMember'],
  },
}

const WRITERS: Record<FeatureGeometryType, (coordinates: string, writing: Writing) => string> = {
  Point: (coordinates, { parts, srs, id }) =>
    `<gml:Point${parts.id(id)}${srs}>${parts.point(coordinates.slice(1, -1))}</gml:Point>`,
  MultiLineString: (coordinates, { parts, srs, id }) => {
    const [multi, member] = parts.line
    const lines = coordinates.slice(3, -3).split(']],[[')
    const members = lines.map(
      (line, index) =>
        `<${member}><gml:LineString${parts.id(`${id}.${index + 1}`)}>${parts.positions(line)}</gml:LineString></${member}>`,
    )
    return `<${multi}${parts.id(id)}${srs}>${members.join('')}</${multi}>`
  },
  Polygon: (coordinates, { parts, srs, id }) =>
    `<gml:Polygon${parts.id(id)}${srs}>${rings(coordinates.slice(3, -3), parts)}</gml:Polygon>`,
  MultiPolygon: (coordinates, { parts, srs, id }) => {
    const [multi, member] = parts.surface
    const polygons = coordinates.slice(4, -4).split(']]],[[[')
    const members = polygons.map(
      (polygon, index) =>
        `<${member}><gml:Polygon${parts.id(`${id}.${index + 1}`)}>${rings(polygon, parts)}</gml:Polygon></${member}>`,
    )
    return `<${multi}${parts.id(id)}${srs}>${members.join('')}</${multi}>`
  },
}

const rings = (polygon: string, { ring: [outer, inner], positions }: Parts): string =>
  polygon
    .split(']],[[')
    .map((ring, index) => {
      const name = index === 0 ? outer : inner
      return `<${name}><gml:LinearRing>${positions(ring)}</gml:LinearRing></${name}>`
    })
    .join('')

const COORDINATES = '"coordinates":'

const coordinatesIn = (geoJson: string): string => geoJson.slice(geoJson.indexOf(COORDINATES) + COORDINATES.length, -1)
