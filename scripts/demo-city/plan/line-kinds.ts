/** What an edge between two unit grids is on the ground. */
export const ROAD_CLASSES = ['motorway', 'trunk', 'primary', 'secondary', 'branch', 'lane'] as const
export type RoadClass = (typeof ROAD_CLASSES)[number]

/**
 * `wall`: an estate wall or property line. `midstream`: the line that parts the banks' administrations on the river.
 * `waterline`: a line across the water. `boundary`: edge of the built-up area.
 */
export type LineKind = RoadClass | 'bank' | 'midstream' | 'waterline' | 'wall' | 'boundary'

/** Cross-section of a road: the carriageway between the kerbs and the pavement on either side, in metres. */
export const CROSS_SECTION: Record<RoadClass, { carriageway: number; pavement: number }> = {
  motorway: { carriageway: 26, pavement: 2 },
  trunk: { carriageway: 28, pavement: 6 },
  primary: { carriageway: 22, pavement: 5 },
  secondary: { carriageway: 15, pavement: 4 },
  branch: { carriageway: 9, pavement: 3 },
  lane: { carriageway: 5, pavement: 1.6 },
}

export const isRoad = (kind: LineKind): kind is RoadClass => (ROAD_CLASSES as readonly string[]).includes(kind)

/** Distance from the centre line to the building side of the pavement; nothing for what is not a road. */
export const halfStreetMeters = (kind: LineKind): number =>
  isRoad(kind) ? CROSS_SECTION[kind].carriageway / 2 + CROSS_SECTION[kind].pavement : 0
