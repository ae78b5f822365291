/** The top-level folders, which are the columns of the project, and what each may use. */

export interface Column {
  /** Columns whose files this one may import. */
  mayImport: readonly string[]
  /** Where only parts of another column may be imported: folders end in a slash, files do not. */
  mayImportOnly?: readonly string[]
  /** Packages that have no business here, and the words for why. */
  mustNotUse?: { packages: RegExp; because: string }
}

export const COLUMNS: Record<string, Column> = {
  spatial: {
    mayImport: [],
    mustNotUse: {
      packages: /^(@?fastify|react|antd|maplibre-gl)(\/|$)/,
      because: 'the core knows neither HTTP nor a screen',
    },
  },
  'data-import': {
    mayImport: ['spatial'],
    mustNotUse: {
      packages: /^(@?fastify|react|antd|maplibre-gl)(\/|$)/,
      because: 'importing knows neither HTTP nor a screen',
    },
  },
  tiles: {
    mayImport: ['spatial'],
    mustNotUse: { packages: /^(@?fastify|react|antd)(\/|$)/, because: 'tiles are bytes; the api column serves them' },
  },
  api: {
    mayImport: ['spatial', 'tiles', 'data-import'],
    mustNotUse: { packages: /^(react|antd|maplibre-gl)(\/|$)/, because: 'the viewer column holds the screens' },
  },
  viewer: {
    mayImport: ['spatial', 'tiles'],
    mayImportOnly: ['spatial/geometry/', 'tiles/catalogue.ts', 'tiles/layers/'],
    mustNotUse: { packages: /^(pg|kysely|@?fastify)(\/|$)/, because: 'the viewer reaches data over HTTP only' },
  },
  scripts: { mayImport: ['spatial', 'data-import', 'tiles', 'api', 'viewer'] },
}

/** Folder names that mean the same feature in every column. One imports another only inside spatial. */
export const ROWS: readonly string[] = [
  'components',
  'grids',
  'imagery',
  'cases',
  'places',
  'organisations',
  'catalogue',
  'sensors',
  'analysis',
  'exchange',
]
