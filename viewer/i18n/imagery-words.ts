import type { Entry } from './words.ts'

/** Street pictures, as far as the map page itself speaks of them. */
export const imageryWords = {
  'layer.imagery': ['街景线路', 'Street pictures'],
  'imagery.here': ['看这里的街景', 'Pictures of this place'],
  'imagery.none': ['没有能看到它的街景影像', 'No street picture shows it'],
} as const satisfies Record<string, Entry>
