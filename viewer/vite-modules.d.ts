/** Address of the map's worker script, put in by the build (see maplibre-source.ts). */
declare const __MAP_WORKER_URL__: string

declare module '*.css'
