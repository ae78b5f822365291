import type { Plugin } from 'vite'

const MAP_PAGE = 'pages/map-page.tsx'

/** Lets the browser fetch the map page's scripts and the first answer while it still reads the main script. */
export function preloadMapPage(): Plugin {
  return {
    name: 'preload-map-page',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunks = Object.values(bundle ?? {}).filter(output => output.type === 'chunk')
        const page = chunks.find(chunk => chunk.facadeModuleId?.endsWith(MAP_PAGE))
        const scripts = page ? [page.fileName, ...page.imports] : []
        return [
          ...scripts.map(file => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${file}` },
            injectTo: 'head' as const,
          })),
          {
            tag: 'link',
            attrs: { rel: 'preload', as: 'fetch', crossorigin: true, href: '/api/city' },
            injectTo: 'head' as const,
          },
        ]
      },
    },
  }
}
