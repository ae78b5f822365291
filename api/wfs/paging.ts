/**
 * Features of an answer to a client that does not say how many. GDAL and QGIS take it as the size of their pages: 27 requests for the
 * register instead of 2,665. More is never cut off: GDAL 3.6 takes a page shorter than it asked for as the last one.
 */
export const DEFAULT_COUNT = 10_000
