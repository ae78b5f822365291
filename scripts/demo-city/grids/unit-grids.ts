import { centroid, innerPoint, type Ring, signedArea } from '../geometry/polygon.ts'
import type { Point } from '../geometry/vector.ts'
import type { CityNetwork } from '../network/city-network.ts'
import { river } from '../plan/river.ts'
import { type ManagementAreaCode, managementAreaAt, STREET_OFFICES } from '../plan/streets.ts'
import { bordersOf, faceGroups } from './face-groups.ts'
import { mergeSmallGroups, type OwnedGroup } from './merge-small-groups.ts'
import { streetTerritories } from './street-territories.ts'

export interface UnitGrid {
  face: number
  /** 15 digits. */
  code: string
  communityCode: string
  streetCode: string
  districtCode: string
  managementAreaCode: ManagementAreaCode
  ring: Ring
  areaSquareMeters: number
  /** Well inside. */
  centre: Point
  isWater: boolean
}

/** About as many unit grids as one community of the census has at most. */
const LARGEST_GROUP = 30
/** Rows of a survey, for numbering west to east and then north to south. */
const NUMBERING_ROW_METERS = 160

/** Order of the numbering rule: rows from north to south, in each row west to east. */
export function surveyOrder(a: Point, b: Point): number {
  const rows = Math.floor(b[1] / NUMBERING_ROW_METERS) - Math.floor(a[1] / NUMBERING_ROW_METERS)
  return rows || a[0] - b[0] || b[1] - a[1]
}

const serial = (number: number): string => String(number).padStart(3, '0')

/** Which bank a place belongs to, on the water too. */
export function bankAt(point: Point): 'west' | 'east' {
  const { midstream } = river
  let nearest = 1
  let best = Number.POSITIVE_INFINITY
  for (let i = 1; i < midstream.length; i++) {
    const squared = (midstream[i]![0] - point[0]) ** 2 + (midstream[i]![1] - point[1]) ** 2
    if (squared < best) [best, nearest] = [squared, i]
  }
  const [x0, y0] = midstream[nearest - 1]!
  const [x1, y1] = midstream[nearest]!
  return (x1 - x0) * (point[1] - y0) - (y1 - y0) * (point[0] - x0) > 0 ? 'east' : 'west'
}

function communities({ mesh, quarters }: CityNetwork): OwnedGroup[] {
  const groups = faceGroups(mesh, quarters, LARGEST_GROUP)
  const offices = streetTerritories(groups, bordersOf(mesh, groups), STREET_OFFICES)
  return mergeSmallGroups(
    mesh,
    groups.map((group, i) => ({ ...group, office: offices[i]! })),
  )
}

/** Codes every face of the network: streets and communities nest exactly, because all are sets of the same faces. */
export function numberUnitGrids(network: CityNetwork): UnitGrid[] {
  const { mesh } = network
  const byOffice = Map.groupBy(communities(network), group => group.office)
  const grids: UnitGrid[] = []
  for (const [office, groups] of [...byOffice].sort(([a], [b]) => a - b)) {
    const streetCode = STREET_OFFICES[office]!.code
    groups
      .sort((a, b) => surveyOrder(a.centre, b.centre))
      .forEach((group, i) => {
        const communityCode = streetCode + serial(i + 1)
        const managementAreaCode = managementAreaAt(group.centre, bankAt(group.centre))
        const cells = group.faces.map(face => ({ face, ring: mesh.ring(face) }))
        cells.sort((a, b) => surveyOrder(centroid(a.ring), centroid(b.ring)))
        cells.forEach(({ face, ring }, j) => {
          const centre = innerPoint(ring)
          const areaSquareMeters = signedArea(ring)
          const isWater = river.isWater(centre)
          const code = communityCode + serial(j + 1)
          const districtCode = streetCode.slice(0, 6)
          grids.push({
            face,
            code,
            communityCode,
            streetCode,
            districtCode,
            managementAreaCode,
            ring,
            areaSquareMeters,
            centre,
            isWater,
          })
        })
      })
  }
  return grids
}
