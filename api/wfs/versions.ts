/** In the order in which a client without wishes is answered. */
export const WFS_VERSIONS = ['2.0.0', '2.0.2', '1.1.0', '1.0.0'] as const
export type WfsVersion = (typeof WFS_VERSIONS)[number]

/** Versions that are written alike. */
export type Generation = '2.0' | '1.1' | '1.0'
export const GENERATIONS: readonly Generation[] = ['2.0', '1.1', '1.0']

export const isVersion = (text: string): text is WfsVersion => (WFS_VERSIONS as readonly string[]).includes(text)

export const generationOf = (version: WfsVersion): Generation => version.slice(0, 3) as Generation
